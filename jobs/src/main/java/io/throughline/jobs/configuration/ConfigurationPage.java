package io.throughline.jobs.configuration;

import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page {@code docs/configuration.md}, made from the comments and values of the documented defaults. */
public final class ConfigurationPage {

    private static final String INTRODUCTION = """
            # Configuration: throughline.yaml

            <!-- Made from throughline-default.yaml by ConfigurationPage; a test keeps the two in step. -->

            Every command that runs a job takes `--config throughline.yaml`. A file needs only the keys that differ from
            the defaults below; without a file the defaults alone count, and everything a run writes lies below `--out`.

            - `--set key.path=value` takes the place of one value, for example `--set parallelism=4` or
              `--set event_time.disorder=30s`. It may be given several times; lists are given whole, for example
              `--set 'webhooks.allow_networks=[10.0.0.0/8]'`.
            - `${out}` within a text stands for the output folder, `${env:NAME}` for the environment variable `NAME`.
            - Secrets come from the environment only: where the file wants one, it says `${env:NAME}`. A secret in plain
              text is refused, and no message repeats it.
            - A relative path in a file is meant from that file's folder, one in a flag from where the command runs.
            - Durations are `500ms`, `30s`, `5m`, `2h`, `7d` or ISO-8601 (`PT30S`).
            - A key that is unknown, or a value that is wrong, ends the command with exit code 2 before anything runs, and
              with one line for each problem: file, line, column, key, what was found, what was expected.
            """;

    private static final Pattern KEY = Pattern.compile("( *)([a-z_.-]+):(.*)");
    private static final Pattern ENTRY = Pattern.compile("#   (\\S+) {2,}(.*)");
    private static final Pattern CONTINUED = Pattern.compile("# {4,}(.*)");

    private final StringBuilder page = new StringBuilder(INTRODUCTION);
    private final List<String> comments = new ArrayList<>();
    private final YamlNode defaults = YamlNode.read("throughline-default.yaml", ConfigurationFile.defaultText());
    private String section = "";

    private ConfigurationPage() {}

    /** The page as Markdown. */
    public static String markdown() {
        ConfigurationPage made = new ConfigurationPage();
        made.write(ConfigurationFile.defaultText());
        return made.page.toString();
    }

    private void write(String text) {
        for (String line : text.lines().skip(1).toList()) {
            Matcher key = KEY.matcher(line);
            if (line.isBlank()) {
                comments.clear();
            } else if (line.strip().startsWith("#")) {
                comments.add(line.strip());
            } else if (key.matches() && key.group(1).length() <= 2) {
                key(key.group(1).length(), key.group(2));
            }
        }
    }

    private void key(int indent, String name) {
        if (indent == 0) {
            section = name;
            page.append("\n## ").append(name).append("\n");
        }
        String path = indent == 0 ? name : section + "." + name;
        YamlNode value = indent == 0
                ? defaults.required(name)
                : defaults.required(section).required(name);
        boolean group = indent == 0 && value.isMapping() && !value.keys().isEmpty();
        if (!group) {
            page.append("\n**`")
                    .append(path)
                    .append("`** · default ")
                    .append(shown(value))
                    .append("  \n");
        } else if (!comments.isEmpty()) {
            page.append("\n");
        }
        explain();
        comments.clear();
    }

    private void explain() {
        boolean table = false;
        for (String comment : comments) {
            Matcher entry = ENTRY.matcher(comment);
            Matcher continued = CONTINUED.matcher(comment);
            if (entry.matches()) {
                page.append(table ? "" : "\n| key | meaning |\n|---|---|\n");
                table = true;
                page.append("| `")
                        .append(entry.group(1))
                        .append("` | ")
                        .append(entry.group(2))
                        .append(" |\n");
            } else if (table && continued.matches()) {
                page.setLength(page.length() - " |\n".length());
                page.append(" ").append(continued.group(1).strip()).append(" |\n");
            } else {
                page.append(table ? "\n" : "");
                table = false;
                page.append(comment.substring(1).strip()).append("\n");
            }
        }
    }

    private static String shown(YamlNode value) {
        if (value.isNull()) {
            return "none";
        }
        if (value.isMapping()) {
            if (value.keys().isEmpty()) {
                return "none";
            }
            List<String> pairs = new ArrayList<>();
            value.fields().forEach((name, entry) -> pairs.add("`" + name + ": " + entry.text() + "`"));
            return String.join(", ", pairs);
        }
        if (value.isSequence()) {
            List<String> elements =
                    value.elements().stream().map(ConfigurationPage::shown).toList();
            return elements.isEmpty() ? "none" : String.join(", ", elements);
        }
        return "`" + value.text() + "`";
    }
}
