package io.throughline.connectors.formats;

import io.throughline.expressions.declarations.EventTypes;
import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How one producer's raw records become canonical events; read from a format file, see {@code docs/formats.md}.
 *
 * <p>It travels as the text of its file and is compiled again where it arrives.
 */
public final class Format implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final List<String> SHIPPED = List.of(
            "native",
            "segment",
            "rudderstack",
            "snowplow-tracker",
            "snowplow-enriched",
            "posthog",
            "mixpanel",
            "ga4",
            "cloudevents",
            "zendesk",
            "intercom",
            "twilio",
            "genesys",
            "qualtrics",
            "till-receipts",
            "crm-cases");

    private final String file;
    private final String text;
    private final transient FormatDefinition definition;

    private Format(String file, String text) {
        this.file = file;
        this.text = text;
        this.definition = FormatFile.read(YamlNode.read(file, text), Format::extended, EventTypes.shipped());
    }

    /**
     * The shipped format called {@code name}.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Format shipped(String name) {
        if (!SHIPPED.contains(name)) {
            throw new IllegalArgumentException(
                    "no format is called " + name + "; shipped are " + String.join(", ", SHIPPED));
        }
        return new Format(fileOf(name), textOf(name));
    }

    private static String fileOf(String name) {
        return "formats/" + name + ".yaml";
    }

    private static String textOf(String name) {
        String file = fileOf(name);
        try (InputStream in = Format.class.getResourceAsStream("/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the shipped file " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped file " + file, e);
        }
    }

    private static YamlNode extended(YamlNode name) {
        if (!SHIPPED.contains(name.text())) {
            throw name.problem(
                    "the unknown format " + name.text(),
                    "one of " + String.join(", ", SHIPPED) + NearMiss.hint(name.text(), SHIPPED));
        }
        return YamlNode.read(fileOf(name.text()), textOf(name.text()));
    }

    /** All shipped formats, by name. */
    public static List<Format> allShipped() {
        return SHIPPED.stream().map(Format::shipped).toList();
    }

    /**
     * The format in {@code file}.
     *
     * @throws io.throughline.expressions.yaml.ProblemException if something in it is wrong, all problems at once
     */
    public static Format read(Path file) {
        YamlNode.read(file);
        try {
            return new Format(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * The format that a user means by {@code nameOrFile}: a shipped name, else a file.
     *
     * @throws IllegalArgumentException if it is neither
     * @throws io.throughline.expressions.yaml.ProblemException if something in the file is wrong
     */
    public static Format named(String nameOrFile) {
        if (SHIPPED.contains(nameOrFile)) {
            return shipped(nameOrFile);
        }
        Path file = Path.of(nameOrFile);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no format is called " + nameOrFile
                    + " and no such file exists; shipped are " + String.join(", ", SHIPPED));
        }
        return read(file);
    }

    public String name() {
        return definition.name();
    }

    /** Its file as it stands, to begin a file of one's own with. */
    public String text() {
        return text;
    }

    /** The event types that its file names, in alphabetical order. */
    public Set<String> eventTypes() {
        Set<String> types = new TreeSet<>();
        definition.mappings().forEach(mapping -> types.addAll(mapping.statedTypes()));
        return types;
    }

    /** Whether its records may also carry canonical types by their own names, for example Order Completed. */
    public boolean takesAnyType() {
        return definition.mappings().stream().anyMatch(EventMapping::takesAnyType);
    }

    /** What it reads, in a line. */
    public String about() {
        return definition.about();
    }

    FormatDefinition definition() {
        return definition;
    }

    private Object readResolve() {
        return new Format(file, text);
    }
}
