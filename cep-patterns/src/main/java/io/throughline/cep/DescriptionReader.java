package io.throughline.cep;

import io.throughline.domain.event.Stage;
import io.throughline.expressions.yaml.YamlNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a pattern says about itself. */
final class DescriptionReader {

    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private final YamlNode file;
    private final @Nullable YamlNode use;

    DescriptionReader(YamlNode file, @Nullable YamlNode use) {
        this.file = file;
        this.use = use;
    }

    Description read() {
        return new Description(
                filled(file.required("about")),
                filled(required("owner")),
                PatternReader.changeable(file, use, "runbook")
                        .map(DescriptionReader::filled)
                        .orElse(null),
                required("severity").constant(Severity.class),
                weight(PatternReader.changeable(file, use, "weight")),
                file.optional("stage").map(node -> node.constant(Stage.class)).orElse(null),
                file.optional("polarity")
                        .map(node -> node.constant(Polarity.class))
                        .orElse(Polarity.NEGATIVE),
                PatternReader.changeable(file, use, "status")
                        .map(node -> node.constant(Status.class))
                        .orElse(Status.LIVE));
    }

    static String name(YamlNode node) {
        String name = node.text();
        if (!name.matches(NAME) || name.length() > 64) {
            throw node.problem(name, "a name of at most 64 lower-case letters and digits, words joined by -");
        }
        return name;
    }

    static int version(YamlNode node) {
        int version = node.integer();
        if (version < 1) {
            throw node.problem(Integer.toString(version), "a version of 1 or more");
        }
        return version;
    }

    static String filled(YamlNode node) {
        String text = node.text();
        if (text.isBlank()) {
            throw node.problem("an empty text", "some words");
        }
        return text;
    }

    private YamlNode required(String word) {
        return PatternReader.changeable(file, use, word).orElseGet(() -> file.required(word));
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
}
