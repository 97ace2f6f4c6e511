package io.throughline.cep;

import io.throughline.expressions.ValueType;
import io.throughline.expressions.Variable;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a pattern file, word by word, and what a deployment says anew about it; what it gives has been compiled by Flink once. */
final class PatternReader {

    private static final Pattern PERCENT = Pattern.compile("([1-9]\\d?)%");

    private final Vocabulary vocabulary;

    PatternReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    PatternDefinition read(YamlNode file) {
        return read(file, null);
    }

    /** @param use what a deployment says anew; null for nothing */
    PatternDefinition read(YamlNode file, @Nullable YamlNode use) {
        file.onlyKeys(Words.array(Words.PATTERN));
        if (use != null) {
            use.onlyKeys(Words.array(Words.USE));
        }
        ParameterReader parameterReader = new ParameterReader(vocabulary);
        Parameters parameters = parameterReader.read(file.optional("parameters"));
        if (use != null) {
            parameters = parameterReader.changed(parameters, use.optional("parameters"));
        }
        YamlNode sequence = file.required("sequence");
        TimeReader times = new TimeReader(parameters, TimeReader.calendar(changeable(file, use, "calendar")));
        OccurrenceReader occurrences = new OccurrenceReader(vocabulary, parameters);
        List<SequenceElement> elements =
                new SequenceReader(occurrences, new QuantifierReader(occurrences, parameters), times).read(sequence);
        key(file.optional("key"));
        List<Step> steps = steps(elements);
        PatternDefinition definition = new PatternDefinition(
                DescriptionReader.name(file.required("pattern")),
                DescriptionReader.version(changeable(file, use, "version").orElseGet(() -> file.required("version"))),
                new DescriptionReader(file, use).read(),
                per(file.optional("per"), occurrences),
                elements,
                new WindowOfSteps(elements).read(file, times),
                emission(file.optional("emit"), steps),
                new Counting(
                        stepNamed(file.optional("once_per"), steps),
                        changeable(file, use, "cooldown").map(times::window).orElse(null),
                        file.optional("overlap").map(YamlNode::bool).orElse(true)),
                atRisk(file.optional("at_risk"), elements),
                resolution(file.optional("resolved_by"), steps, occurrences, times),
                parameters,
                new TestReader(vocabulary, steps).read((use == null ? file : use).optional("tests")),
                vocabulary);
        tryOut(definition, sequence);
        return definition;
    }

    static Optional<YamlNode> changeable(YamlNode file, @Nullable YamlNode use, String word) {
        Optional<YamlNode> changed = use == null ? Optional.empty() : use.optional(word);
        return changed.isPresent() ? changed : file.optional(word);
    }

    private static void tryOut(PatternDefinition definition, YamlNode sequence) {
        try {
            PatternCompiler.tryOut(definition);
        } catch (RuntimeException refused) {
            throw sequence.problem(
                    "a sequence that Flink CEP refuses (" + refused.getMessage() + ")", "one that it can run");
        }
    }

    private static void key(Optional<YamlNode> node) {
        if (node.isPresent() && !"customer".equals(node.get().text())) {
            throw node.get()
                    .problem(node.get().text(), "customer; a conversation, an order or the like is said by per");
        }
    }

    private List<String> per(Optional<YamlNode> node, OccurrenceReader occurrences) {
        List<String> fields = occurrences.fields(node);
        for (int i = 0; i < fields.size(); i++) {
            Variable<?> field = vocabulary.scope().find(fields.get(i));
            if (field != null && field.type() != ValueType.STRING) {
                throw node.orElseThrow()
                        .elements()
                        .get(i)
                        .problem(fields.get(i) + ", which is a " + field.type().inWords(), "a text");
            }
        }
        return fields;
    }

    private static Emission emission(Optional<YamlNode> node, List<Step> steps) {
        String first = steps.get(0).name();
        if (node.isEmpty()) {
            return new Emission(null, first);
        }
        node.get().onlyKeys(Words.array(Words.EMIT));
        String at = stepNamed(node.get().optional("at"), steps);
        return new Emission(
                node.get().optional("journey").map(DescriptionReader::filled).orElse(null), at == null ? first : at);
    }

    private static @Nullable Double atRisk(Optional<YamlNode> node, List<SequenceElement> elements) {
        if (node.isEmpty()) {
            return null;
        }
        Matcher percent = PERCENT.matcher(node.get().text());
        if (!percent.matches()) {
            throw node.get().problem("'" + node.get().text() + "'", "a part of the time to the deadline, such as 50%");
        }
        if (Variants.of(elements).stream().allMatch(variant -> Variants.closingAbsence(variant) == null)) {
            throw node.get()
                    .problem("at_risk without a closing absence", "an absence at the end: only those have a deadline");
        }
        return Integer.parseInt(percent.group(1)) / 100.0;
    }

    private static @Nullable Resolution resolution(
            Optional<YamlNode> node, List<Step> steps, OccurrenceReader occurrences, TimeReader times) {
        if (node.isEmpty()) {
            return null;
        }
        node.get().onlyKeys(Words.array(Words.RESOLVED_BY));
        List<String> captured = steps.stream().map(Step::name).toList();
        Duration within = times.window(node.get().required("within"));
        return new Resolution(occurrences.read(node.get(), captured), within);
    }

    private static @Nullable String stepNamed(Optional<YamlNode> node, List<Step> steps) {
        if (node.isEmpty()) {
            return null;
        }
        String name = node.get().text();
        List<String> names = steps.stream().map(Step::name).toList();
        if (!names.contains(name)) {
            throw node.get()
                    .problem(
                            "the unknown step " + name,
                            "one of " + String.join(", ", names) + NearMiss.hint(name, names));
        }
        return name;
    }

    /** Every step once, by name. */
    private static List<Step> steps(List<SequenceElement> elements) {
        List<Step> steps = new ArrayList<>();
        for (List<SequenceElement> variant : Variants.of(elements)) {
            for (Step step : Variants.steps(variant)) {
                if (steps.stream().noneMatch(known -> known.name().equals(step.name()))) {
                    steps.add(step);
                }
            }
        }
        return steps;
    }
}
