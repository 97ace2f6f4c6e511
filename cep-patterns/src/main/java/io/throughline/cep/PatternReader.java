package io.throughline.cep;

import io.throughline.expressions.ValueType;
import io.throughline.expressions.Variable;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.cep.pattern.MalformedPatternException;
import org.jspecify.annotations.Nullable;

/** Reads a pattern file, word by word; what it gives has been compiled by Flink once. */
final class PatternReader {

    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Vocabulary vocabulary;

    PatternReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    PatternDefinition read(YamlNode file) {
        file.onlyKeys(
                "pattern",
                "version",
                "about",
                "owner",
                "severity",
                "weight",
                "key",
                "per",
                "sequence",
                "within",
                "emit",
                "once_per",
                "cooldown",
                "tests");
        String name = name(file.required("pattern"));
        int version = version(file.required("version"));
        String about = filled(file.required("about"));
        String owner = filled(file.required("owner"));
        Severity severity = file.required("severity").constant(Severity.class);
        double weight = weight(file.optional("weight"));
        key(file.required("key"));
        String per = per(file.optional("per"));
        YamlNode sequence = file.required("sequence");
        List<SequenceElement> elements = new SequenceReader(vocabulary).read(sequence);
        Duration within = window(file.required("within"));
        Emission emit = emission(file.optional("emit"), elements);
        String oncePer = stepNamed(file.optional("once_per"), elements);
        Duration cooldown = file.optional("cooldown").map(PatternReader::window).orElse(null);
        List<PatternTest> tests = new TestReader(vocabulary, steps(elements)).read(file.optional("tests"));
        PatternDefinition definition = new PatternDefinition(
                name,
                version,
                about,
                owner,
                severity,
                weight,
                per,
                elements,
                within,
                emit,
                oncePer,
                cooldown,
                tests,
                vocabulary);
        tryOut(definition, sequence);
        return definition;
    }

    private static void tryOut(PatternDefinition definition, YamlNode sequence) {
        try {
            PatternCompiler.tryOut(definition);
        } catch (MalformedPatternException refused) {
            throw sequence.problem(
                    "a sequence that Flink CEP refuses (" + refused.getMessage() + ")", "one that it can run");
        }
    }

    private static String name(YamlNode node) {
        String name = node.text();
        if (!name.matches(NAME) || name.length() > 64) {
            throw node.problem(name, "a name of at most 64 lower-case letters and digits, words joined by -");
        }
        return name;
    }

    private static int version(YamlNode node) {
        int version = node.integer();
        if (version < 1) {
            throw node.problem(Integer.toString(version), "a version of 1 or more");
        }
        return version;
    }

    private static String filled(YamlNode node) {
        String text = node.text();
        if (text.isBlank()) {
            throw node.problem("an empty text", "some words");
        }
        return text;
    }

    private static double weight(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return 1.0;
        }
        double weight = node.get().number();
        if (weight < 0) {
            throw node.get().problem(node.get().text(), "a weight of 0 or more");
        }
        return weight;
    }

    private static void key(YamlNode node) {
        if (!"customer".equals(node.text())) {
            throw node.problem(node.text(), "customer");
        }
    }

    private @Nullable String per(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return null;
        }
        String name = node.get().text();
        Variable<?> field = vocabulary.scope().find(name);
        if (field == null) {
            throw node.get()
                    .problem(
                            "the unknown name " + name,
                            "a text field or attribute"
                                    + NearMiss.hint(name, vocabulary.scope().names()));
        }
        if (field.type() != ValueType.STRING) {
            throw node.get()
                    .problem(name + ", which is a " + field.type().name().toLowerCase(java.util.Locale.ROOT), "a text");
        }
        return name;
    }

    /** A duration that can be a window: whole milliseconds, more than none, and an end in sight for its state. */
    private static Duration window(YamlNode node) {
        Duration duration = node.duration();
        if (duration.isZero() || duration.toNanosPart() % 1_000_000 != 0 || duration.compareTo(LONGEST) > 0) {
            throw node.problem(node.text(), "a duration from 1ms to " + LONGEST.toDays() + "d, in whole milliseconds");
        }
        return duration;
    }

    private static Emission emission(Optional<YamlNode> node, List<SequenceElement> elements) {
        String first = steps(elements).get(0).name();
        if (node.isEmpty()) {
            return new Emission(null, first);
        }
        node.get().onlyKeys("journey", "at");
        String at = stepNamed(node.get().optional("at"), elements);
        return new Emission(
                node.get().optional("journey").map(PatternReader::filled).orElse(null), at == null ? first : at);
    }

    private static @Nullable String stepNamed(Optional<YamlNode> node, List<SequenceElement> elements) {
        if (node.isEmpty()) {
            return null;
        }
        String name = node.get().text();
        List<String> names = steps(elements).stream().map(Step::name).toList();
        if (!names.contains(name)) {
            throw node.get()
                    .problem(
                            "the unknown step " + name,
                            "one of " + String.join(", ", names) + NearMiss.hint(name, names));
        }
        return name;
    }

    private static List<Step> steps(List<SequenceElement> elements) {
        return elements.stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }
}
