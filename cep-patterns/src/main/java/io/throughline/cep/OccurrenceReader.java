package io.throughline.cep;

import io.throughline.expressions.Expression;
import io.throughline.expressions.ValueType;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.Position;
import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads which events are meant: {@code on} and {@code where}, and lists of their fields. */
final class OccurrenceReader {

    private final Vocabulary vocabulary;
    private final Parameters parameters;

    OccurrenceReader(Vocabulary vocabulary, Parameters parameters) {
        this.vocabulary = vocabulary;
        this.parameters = parameters;
    }

    /** @param captured steps whose events {@code where} may name */
    Occurrence read(YamlNode body, Collection<String> captured) {
        return new Occurrence(on(body.required("on")), where(body.optional("where"), captured));
    }

    /** Whether a step or parameter of this name would hide something that conditions may name. */
    boolean isTaken(String name) {
        return name.equals(CapturedScope.PREVIOUS)
                || vocabulary.scope().find(name) != null
                || parameters.values().containsKey(name);
    }

    /** Names of fields or attributes; none if the node is not there. */
    List<String> fields(Optional<YamlNode> node) {
        List<String> fields = new ArrayList<>();
        if (node.isEmpty()) {
            return fields;
        }
        for (YamlNode field : node.get().elements()) {
            String name = field.text();
            if (vocabulary.scope().find(name) == null) {
                throw field.problem(
                        "the unknown name " + name,
                        "a field or attribute"
                                + NearMiss.hint(name, vocabulary.scope().names()));
            }
            fields.add(name);
        }
        return fields;
    }

    private List<String> on(YamlNode node) {
        Set<String> types = new LinkedHashSet<>();
        for (YamlNode element : node.elements()) {
            String type = element.text();
            if (!vocabulary.eventTypes().contains(type)) {
                throw element.problem(
                        "the unknown event type " + type,
                        "an event type that is declared"
                                + NearMiss.hint(type, vocabulary.eventTypes().names()));
            }
            if (!types.add(type)) {
                throw element.problem(type + " twice", "each event type once");
            }
        }
        if (types.isEmpty()) {
            throw node.problem("no event type", "at least one");
        }
        return List.copyOf(types);
    }

    private @Nullable Condition where(Optional<YamlNode> node, Collection<String> captured) {
        if (node.isEmpty()) {
            return null;
        }
        Expression<Moment> expression =
                Expression.compile(node.get(), new CapturedScope(vocabulary.scope(), captured, parameters));
        if (expression.type() != ValueType.BOOLEAN) {
            throw node.get()
                    .problem(
                            "an expression that is a " + expression.type().inWords(),
                            "a condition, which is true or false");
        }
        Position at = node.get().position();
        return new Condition(expression.source(), at.file(), at.line(), at.column());
    }
}
