package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import io.throughline.expressions.yaml.YamlNode;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands for something else in the texts of a configuration: {@code ${out}} and {@code ${env:NAME}}.
 *
 * @param out the output folder
 * @param environment environment variables by name, null for one that is not set
 */
record Placeholders(Path out, Function<String, @Nullable String> environment) {

    static final String SECRET_EXPECTED = "${env:NAME}, naming the environment variable that holds it";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern VARIABLE = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]*)");

    Placeholders {
        out = out.toAbsolutePath().normalize();
        requireNonNull(environment, "environment");
    }

    /** The text of {@code node} with its placeholders filled in. */
    String resolve(YamlNode node) {
        return PLACEHOLDER
                .matcher(node.text())
                .replaceAll(match -> Matcher.quoteReplacement(value(node, match.group(1))));
    }

    /** The secret that {@code node} names; a literal one is a problem, which does not repeat it. */
    Secret secret(YamlNode node) {
        Matcher whole = PLACEHOLDER.matcher(node.text());
        if (whole.matches()) {
            Matcher variable = VARIABLE.matcher(whole.group(1));
            if (variable.matches()) {
                return new Secret(variable.group(1), variable(node, variable.group(1)));
            }
        }
        throw node.problem("a secret in plain text", SECRET_EXPECTED);
    }

    /** Whether {@code text} takes something from the environment. */
    static boolean namesVariable(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .anyMatch(match -> VARIABLE.matcher(match.group(1)).matches());
    }

    private String value(YamlNode node, String name) {
        if (name.equals("out")) {
            return out.toString().replace('\\', '/');
        }
        Matcher variable = VARIABLE.matcher(name);
        if (variable.matches()) {
            return variable(node, variable.group(1));
        }
        throw node.problem("the placeholder ${" + name + "}", "${out} or ${env:NAME}");
    }

    private String variable(YamlNode node, String name) {
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
            throw node.problem("the environment variable " + name + ", which is not set", "a variable that is set");
        }
        return value;
    }
}
