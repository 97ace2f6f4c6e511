package io.throughline.jobs.configuration;

import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code throughline.yaml}: what flags say before what the file says before the documented defaults. */
public final class ConfigurationFile {

    static final String DEFAULTS = "throughline-default.yaml";

    private ConfigurationFile() {}

    /** The embedded default: everything in this process, and all it writes below {@code out}. */
    public static Configuration embedded(Path out) {
        return read(null, List.of(), out);
    }

    /**
     * Reads a configuration; secrets come from the environment of this process.
     *
     * @param file the file, null for the defaults alone
     * @param overrides values of {@code --set}, each {@code key.path=value}; the last one of a key counts
     * @param out the output folder, which {@code ${out}} stands for
     * @throws ProblemException if a value is missing, unknown or wrong, with file, line and column or the flag
     */
    public static Configuration read(@Nullable Path file, List<String> overrides, Path out) {
        return read(file, overrides, out, System::getenv);
    }

    /**
     * Reads a configuration whose secrets come from elsewhere.
     *
     * @param environment a secret by the name that {@code ${env:NAME}} gives, null for one that is not set
     */
    public static Configuration read(
            @Nullable Path file, List<String> overrides, Path out, Function<String, @Nullable String> environment) {
        return read(file, overrides, new Placeholders(out, environment));
    }

    static Configuration read(@Nullable Path file, List<String> overrides, Placeholders placeholders) {
        try {
            YamlNode defaults = YamlNode.read(DEFAULTS, defaultText());
            List<YamlNode> layers = new ArrayList<>();
            for (String override : overrides) {
                layers.add(Overrides.read(override));
            }
            Collections.reverse(layers);
            if (file != null) {
                layers.add(YamlNode.read(file));
            }
            for (YamlNode layer : layers) {
                KnownKeys.check(layer, defaults);
            }
            layers.add(defaults);
            return new ConfigurationReader(new Setting(layers, placeholders)).read();
        } catch (ProblemException problem) {
            throw Overrides.inFlag(problem);
        }
    }

    /** The documented default file. */
    static String defaultText() {
        try (InputStream in = ConfigurationFile.class.getResourceAsStream(DEFAULTS)) {
            return new String(Objects.requireNonNull(in, DEFAULTS).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
