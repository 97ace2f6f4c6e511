package io.throughline.jobs.configuration;

import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One place of the configuration, as its layers see it: flags before the file before the defaults. */
final class Setting {

    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i).*(password|passwd|secret|token|credential|jaas|access[-._]?key|private[-._]?key|api[-._]?key).*");
    private static final Pattern HARMLESS_NAME =
            Pattern.compile("(?i).*(url|uri|location|path|class|type|provider|enabled|timeout|ms|seconds)");
    private static final Pattern PASSWORD_IN_ADDRESS =
            Pattern.compile("(?i)[?&;](password|token|secret)=(?!\\$\\{env:)");

    private final List<YamlNode> layers;
    private final Placeholders placeholders;

    /** @param layers strongest first, at least one */
    Setting(List<YamlNode> layers, Placeholders placeholders) {
        this.layers = List.copyOf(layers);
        this.placeholders = placeholders;
    }

    /** The strongest layer's value. */
    YamlNode node() {
        return layers.get(0);
    }

    boolean isNull() {
        return node().isNull();
    }

    /** The place {@code key} below this one; one of the layers has it. */
    Setting at(String key) {
        List<YamlNode> found = new ArrayList<>();
        for (YamlNode layer : layers) {
            if (!layer.isNull()) {
                layer.optional(key).ifPresent(found::add);
            }
        }
        return found.isEmpty()
                ? new Setting(List.of(node().required(key)), placeholders)
                : new Setting(found, placeholders);
    }

    /** The place {@code key} below this one, or null where it is left out or empty. */
    @Nullable
    Setting ifPresent(String key) {
        Setting setting = node().optional(key).isPresent() ? at(key) : null;
        return setting == null || setting.isNull() ? null : setting;
    }

    String text() {
        String text = placeholders.resolve(node());
        if (text.isBlank()) {
            throw node().problem("a blank text", "a text");
        }
        if (PASSWORD_IN_ADDRESS.matcher(node().text()).find()) {
            throw node().problem("a secret within an address", Placeholders.SECRET_EXPECTED);
        }
        return text;
    }

    /**
     * A path, or an address with a scheme as it is. A relative path in a file is meant from that file's folder, one in a
     * flag from where the command runs.
     */
    String path() {
        String text = text();
        String file = node().position().file();
        boolean inFile = !file.equals(ConfigurationFile.DEFAULTS) && !Overrides.isFlag(file);
        Path folder = Path.of(inFile ? file : "").toAbsolutePath().getParent();
        boolean relative = !text.contains("://") && !text.startsWith("/") && !new File(text).isAbsolute();
        return inFile && relative && folder != null ? folder + "/" + text : text;
    }

    @Nullable
    String textOrNull() {
        return isNull() ? null : text();
    }

    /** A text of the form {@code form}, described as {@code expected}. */
    String text(Pattern form, String expected) {
        String text = text();
        if (!form.matcher(text).matches()) {
            throw node().problem("'" + text + "'", expected);
        }
        return text;
    }

    @Nullable
    Secret secretOrNull() {
        return isNull() ? null : placeholders.secret(node());
    }

    Secret secret() {
        return placeholders.secret(node());
    }

    int integer(int min, int max) {
        int number = node().integer();
        if (number < min || number > max) {
            throw node().problem(String.valueOf(number), "a whole number from " + min + " to " + max);
        }
        return number;
    }

    double number(double min, double max) {
        double number = node().number();
        if (!(number >= min) || !(number <= max)) {
            throw node().problem(
                            node().text(),
                            "a number from " + BigDecimal.valueOf(min).toPlainString() + " to "
                                    + BigDecimal.valueOf(max).toPlainString());
        }
        return number;
    }

    ZoneId zone() {
        String text = text();
        try {
            return ZoneId.of(text);
        } catch (DateTimeException notAZone) {
            throw node().problem("'" + text + "'", "a time zone such as Europe/Berlin or UTC");
        }
    }

    @Nullable
    Instant instantOrNull() {
        String text = textOrNull();
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notAnInstant) {
            throw node().problem("'" + text + "'", "an instant such as 2026-03-01T00:00:00Z");
        }
    }

    /** A duration of at least {@code min}. */
    Duration duration(Duration min) {
        Duration duration = node().duration();
        if (duration.compareTo(min) < 0) {
            throw node().problem(node().text(), "a duration of at least " + shown(min));
        }
        return duration;
    }

    /** Entries of a list; a single value counts as a list of one. */
    List<Setting> elements() {
        if (isNull()) {
            return List.of();
        }
        return node().elements().stream()
                .map(element -> new Setting(List.of(element), placeholders))
                .toList();
    }

    /** A mapping of free names: that of the strongest layers, the defaults only where no other layer has it. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        int given = Math.max(1, layers.size() - 1);
        for (YamlNode layer : layers.subList(0, given)) {
            if (!layer.isNull()) {
                layer.fields().forEach((name, value) -> {
                    if (!properties.containsKey(name)) {
                        properties.put(name, property(name, value));
                    }
                });
            }
        }
        return properties;
    }

    /** Refuses {@code name} unless it is one of {@code known}. */
    static void known(YamlNode node, String name, List<String> known) {
        if (!known.contains(name)) {
            throw node.problem("'" + name + "'", "one of " + String.join(", ", known) + NearMiss.hint(name, known));
        }
    }

    private static String shown(Duration duration) {
        long millis = duration.toMillis();
        return millis % 60_000 == 0
                ? millis / 60_000 + "m"
                : millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }

    private String property(String name, YamlNode value) {
        boolean secret = SECRET_NAME.matcher(name).matches()
                && !HARMLESS_NAME.matcher(name).matches();
        if (secret && !Placeholders.namesVariable(value.text())) {
            throw value.problem("a secret in plain text", Placeholders.SECRET_EXPECTED);
        }
        return new Setting(List.of(value), placeholders).text();
    }
}
