package io.throughline.cep;

import io.throughline.expressions.Expression;
import io.throughline.expressions.ValueType;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.Position;
import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code sequence} of a pattern: steps and absences, each with what was captured before it. */
final class SequenceReader {

    private static final String STEP_NAME = "[a-z][a-z0-9_]{0,31}";
    private static final String ABSENT = "absent";
    private static final int MOST_ELEMENTS = 20;
    private static final int MOST_TIMES = 50;

    private final Vocabulary vocabulary;
    private final List<SequenceElement> elements = new ArrayList<>();
    private final List<String> captured = new ArrayList<>();

    SequenceReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    List<SequenceElement> read(YamlNode sequence) {
        if (!sequence.isSequence()
                || sequence.elements().isEmpty()
                || sequence.elements().size() > MOST_ELEMENTS) {
            throw sequence.problem(
                    sequence.isSequence() ? sequence.elements().size() + " elements" : "no list",
                    "a list of 1 to " + MOST_ELEMENTS + " steps and absences");
        }
        for (YamlNode element : sequence.elements()) {
            List<String> keys = element.keys();
            if (keys.size() != 1) {
                throw element.problem(keys.size() + " keys", "one step, name: { on: … }, or absent: { on: … }");
            }
            String name = keys.get(0);
            YamlNode body = element.required(name);
            if (ABSENT.equals(name)) {
                absence(element, body);
            } else {
                step(element, name, body);
            }
        }
        return List.copyOf(elements);
    }

    private void absence(YamlNode element, YamlNode body) {
        if (elements.isEmpty()) {
            throw element.problem("an absence first", "a step, from which the window runs");
        }
        if (elements.get(elements.size() - 1) instanceof Absence) {
            throw element.problem("two absences in a row", "one absence that names all event types");
        }
        body.onlyKeys("on", "where");
        elements.add(new Absence(on(body.required("on")), where(body.optional("where"))));
    }

    private void step(YamlNode element, String name, YamlNode body) {
        if (!name.matches(STEP_NAME)) {
            throw element.problem(
                    "the step name " + name, "at most 32 lower-case letters, digits and _, beginning with a letter");
        }
        if (captured.contains(name)) {
            throw element.problem("a second step " + name, "a new name");
        }
        if (vocabulary.scope().find(name) != null) {
            throw element.problem("the step name " + name + ", which is a field", "a name that is no field of events");
        }
        body.onlyKeys("on", "where", "contiguity", "times", "consecutive");
        Step step = new Step(
                name,
                on(body.required("on")),
                where(body.optional("where")),
                contiguity(body.optional("contiguity")),
                times(body.optional("times")),
                consecutive(body));
        elements.add(step);
        captured.add(name);
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

    private @Nullable Condition where(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return null;
        }
        Expression<Moment> expression = Expression.compile(node.get(), new CapturedScope(vocabulary.scope(), captured));
        if (expression.type() != ValueType.BOOLEAN) {
            throw node.get()
                    .problem(
                            "an expression of type " + expression.type().name().toLowerCase(Locale.ROOT),
                            "a condition, which is true or false");
        }
        Position at = node.get().position();
        return new Condition(expression.source(), at.file(), at.line(), at.column());
    }

    private Contiguity contiguity(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return Contiguity.RELAXED;
        }
        Contiguity contiguity = node.get().constant(Contiguity.class);
        if (elements.isEmpty()) {
            throw node.get().problem(node.get().text(), "no contiguity: nothing comes before the first step");
        }
        if (contiguity == Contiguity.STRICT && elements.get(elements.size() - 1) instanceof Absence) {
            throw node.get().problem("strict", "relaxed or any: strict leaves the absence before it no room");
        }
        return contiguity;
    }

    private static int times(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return 1;
        }
        int times = node.get().integer();
        if (times < 2 || times > MOST_TIMES) {
            throw node.get().problem(Integer.toString(times), "a whole number from 2 to " + MOST_TIMES);
        }
        return times;
    }

    private static boolean consecutive(YamlNode body) {
        Optional<YamlNode> node = body.optional("consecutive");
        if (node.isEmpty()) {
            return false;
        }
        if (body.optional("times").isEmpty()) {
            throw node.get().problem(node.get().text(), "times beside it: one event is always consecutive");
        }
        return node.get().bool();
    }
}
