package io.throughline.cep;

import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.Position;
import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where patterns come from: the files that are shipped, and a deployment's own. */
public final class PatternFiles {

    private static final List<String> SHIPPED = List.of(
            "bot-loop",
            "broken-promise",
            "cart-abandonment",
            "channel-bounce",
            "checkout-hesitation",
            "churn-after-friction",
            "containment-failure",
            "cross-channel-return",
            "dead-click",
            "digital-to-human-switch",
            "digital-to-store",
            "error-click",
            "expansion-intent",
            "form-abandonment",
            "form-struggle",
            "hold-escalate-detract",
            "loop-not-closed",
            "onboarding-stall",
            "page-loop",
            "payment-failure",
            "payment-friction",
            "queue-abandonment",
            "queue-abandonment-recontact",
            "rage-click",
            "reminder-unanswered",
            "repeat-contact",
            "repeat-yourself",
            "self-service-abandonment",
            "service-recovery",
            "store-to-digital",
            "tone-deaf-upsell",
            "transfer-ping-pong",
            "unresponsive-support",
            "verified-self-service");

    private PatternFiles() {}

    /** The patterns that are shipped, by name. */
    public static List<PatternDefinition> shipped() {
        List<PatternDefinition> definitions = new ArrayList<>();
        for (String name : SHIPPED) {
            definitions.add(parse("patterns/" + name + ".yaml", shippedText(name)));
        }
        return List.copyOf(definitions);
    }

    /**
     * A pattern file, or every {@code .yaml} and {@code .yml} file of a folder by name, checked against what is shipped. A
     * file that says {@code use} takes a shipped pattern and changes what it names; one that says {@code attributes} or
     * {@code event_types} declares names for all others.
     *
     * @throws ProblemException with the problems of all files, if there are any
     */
    public static List<PatternDefinition> read(Path fileOrFolder) {
        return read(fileOrFolder, Vocabulary.shipped());
    }

    /**
     * As {@link #read(Path)}, checked against a deployment's own event types and attributes too.
     *
     * @throws ProblemException with the problems of all files, if there are any
     */
    public static List<PatternDefinition> read(Path fileOrFolder, Vocabulary vocabulary) {
        List<Problem> problems = new ArrayList<>();
        List<YamlNode> patterns = new ArrayList<>();
        List<Path> attributes = new ArrayList<>();
        List<Path> eventTypes = new ArrayList<>();
        for (Path file : files(fileOrFolder)) {
            try {
                YamlNode root = YamlNode.read(file);
                if (says(root, "attributes")) {
                    attributes.add(file);
                } else if (says(root, "event_types")) {
                    eventTypes.add(file);
                } else {
                    patterns.add(root);
                }
            } catch (ProblemException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        List<PatternDefinition> definitions = new ArrayList<>();
        try {
            definitions.addAll(read(patterns, declared(vocabulary, attributes, eventTypes), problems));
        } catch (ProblemException wrong) {
            problems.addAll(wrong.problems());
        }
        if (definitions.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(
                    new Position(fileOrFolder.toString(), 1, 1),
                    "",
                    "a folder without pattern files",
                    "at least one .yaml file"));
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return List.copyOf(definitions);
    }

    private static List<PatternDefinition> read(List<YamlNode> files, Vocabulary vocabulary, List<Problem> problems) {
        List<PatternDefinition> definitions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (YamlNode root : files) {
            try {
                boolean use = says(root, "use");
                PatternDefinition definition =
                        use ? changed(root, vocabulary) : new PatternReader(vocabulary).read(root);
                if (!names.add(definition.name())) {
                    throw root.required(use ? "use" : "pattern")
                            .problem("the name " + definition.name() + ", which another file has", "a new name");
                }
                definitions.add(definition);
            } catch (ProblemException wrong) {
                problems.addAll(wrong.problems());
            }
        }
        return definitions;
    }

    /**
     * One pattern from the text of its file, checked against what is shipped.
     *
     * @param file what to call it in problems
     * @throws ProblemException if something is wrong with it
     */
    public static PatternDefinition parse(String file, String text) {
        return new PatternReader(Vocabulary.shipped()).read(YamlNode.read(file, text));
    }

    private static boolean says(YamlNode root, String word) {
        return root.isMapping() && root.optional(word).isPresent();
    }

    private static Vocabulary declared(Vocabulary shipped, List<Path> attributes, List<Path> eventTypes) {
        try {
            Vocabulary vocabulary = shipped;
            for (Path file : attributes) {
                vocabulary = vocabulary.withAttributes(file.toString(), Files.readString(file));
            }
            for (Path file : eventTypes) {
                vocabulary = vocabulary.withEventTypes(file.toString(), Files.readString(file));
            }
            return vocabulary;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the declarations beside the patterns", unreadable);
        }
    }

    private static PatternDefinition changed(YamlNode use, Vocabulary vocabulary) {
        YamlNode node = use.required("use");
        String name = node.text();
        if (!SHIPPED.contains(name)) {
            throw node.problem(
                    "the unknown pattern " + name, "a pattern that is shipped" + NearMiss.hint(name, SHIPPED));
        }
        String text = shippedText(name);
        return new PatternReader(vocabulary).read(YamlNode.read("patterns/" + name + ".yaml", text), use);
    }

    private static List<Path> files(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> entries = Files.list(fileOrFolder)) {
            return entries.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + fileOrFolder, e);
        }
    }

    private static String shippedText(String name) {
        String resource = "/patterns/" + name + ".yaml";
        try (InputStream in = PatternFiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks its own pattern " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
