package io.throughline.expressions.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One value of a YAML 1.2 file: a mapping, a list or a scalar, with its place in the file.
 *
 * <p>Every reading method throws {@link ProblemException} where the value is not what the caller asks for. Files are
 * read within limits (1 MiB, 50 levels, 50 aliases), duplicate keys and tags of other programs are problems, and nothing
 * is ever instantiated from a name in a file.
 */
public final class YamlNode {

    private final YamlTree tree;
    private final YamlTree.Value value;
    private final String field;

    YamlNode(YamlTree tree, YamlTree.Value value, String field) {
        this.tree = tree;
        this.value = value;
        this.field = field;
    }

    /**
     * Reads {@code text}.
     *
     * @param file what to call it in problems
     */
    public static YamlNode read(String file, String text) {
        return YamlTree.read(file, text);
    }

    /** Reads a file in UTF-8; one that cannot be read is a problem too. */
    public static YamlNode read(Path file) {
        Position start = new Position(file.toString(), 1, 1);
        try {
            if (Files.size(file) > YamlReader.MAX_BYTES) {
                throw new ProblemException(new Problem(
                        start, "", Files.size(file) + " bytes", "at most " + YamlReader.MAX_BYTES + " bytes"));
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read(file.toString(), text);
        } catch (CharacterCodingException notUtf8) {
            throw new ProblemException(new Problem(start, "", "bytes that are no UTF-8", "a text file in UTF-8"));
        } catch (IOException unreadable) {
            String why = unreadable.getClass().getSimpleName();
            throw new ProblemException(new Problem(start, "", "no readable file (" + why + ")", "a YAML file"));
        }
    }

    /** Where it begins; of a quoted or block scalar, where its text begins. */
    public Position position() {
        return value.position();
    }

    /** Dotted path within the file, for example {@code sequence[1].absent.on}; empty for the root. */
    public String field() {
        return field;
    }

    public boolean isMapping() {
        return value instanceof YamlTree.Mapping;
    }

    public boolean isSequence() {
        return value instanceof YamlTree.Sequence;
    }

    /** Whether it is a single value, null included. */
    public boolean isScalar() {
        return value instanceof YamlTree.Scalar;
    }

    /** Whether it is null, or empty. */
    public boolean isNull() {
        return value instanceof YamlTree.Scalar scalar && scalar.value() == null;
    }

    /** Keys of this mapping in file order. */
    public List<String> keys() {
        return List.copyOf(mapping().entries().keySet());
    }

    /** The value at {@code key} of this mapping; present, if null, where the key stands without a value. */
    public Optional<YamlNode> optional(String key) {
        YamlTree.Entry entry = mapping().entries().get(key);
        return entry == null ? Optional.empty() : Optional.of(child(key, entry.value()));
    }

    /** The value at {@code key} of this mapping. */
    public YamlNode required(String key) {
        return optional(key)
                .orElseThrow(() -> new ProblemException(new Problem(
                        position(),
                        path(key),
                        "nothing",
                        "a value" + NearMiss.hint(key, mapping().entries().keySet()))));
    }

    /** Elements of this list; anything else counts as a list of one. */
    public List<YamlNode> elements() {
        if (!(value instanceof YamlTree.Sequence sequence)) {
            return List.of(this);
        }
        List<YamlNode> nodes = new ArrayList<>();
        for (YamlTree.Value element : sequence.elements()) {
            nodes.add(new YamlNode(tree, element, field + "[" + nodes.size() + "]"));
        }
        return List.copyOf(nodes);
    }

    /** Values of this mapping by key, in file order. */
    public Map<String, YamlNode> fields() {
        Map<String, YamlNode> nodes = new LinkedHashMap<>();
        mapping().entries().forEach((key, entry) -> nodes.put(key, child(key, entry.value())));
        return Collections.unmodifiableMap(nodes);
    }

    /** The text of a scalar as it stands, for example {@code 5} of an unquoted five. */
    public String text() {
        if (value instanceof YamlTree.Scalar scalar && scalar.value() != null) {
            return scalar.text();
        }
        throw problem(describe(), "text");
    }

    public boolean bool() {
        return scalarOf(Boolean.class, "true or false");
    }

    public int integer() {
        long number = longInteger();
        if (number != (int) number) {
            throw problem(describe(), "a whole number between " + Integer.MIN_VALUE + " and " + Integer.MAX_VALUE);
        }
        return (int) number;
    }

    public long longInteger() {
        return scalarOf(Long.class, "a whole number");
    }

    /** A finite number. */
    public double number() {
        double number = scalarOf(Number.class, "a number").doubleValue();
        if (!Double.isFinite(number)) {
            throw problem(describe(), "a finite number");
        }
        return number;
    }

    /** A duration of zero or more: {@code 500ms 30s 5m 2h 7d}, or ISO-8601. */
    public Duration duration() {
        return DurationText.parse(text())
                .orElseThrow(() -> problem(describe(), "a duration such as 30s, 5m, 2h, 7d or PT30S"));
    }

    /** The constant of {@code type} that the text names, case aside; {@code -} stands for {@code _}. */
    public <E extends Enum<E>> E constant(Class<E> type) {
        String name = text().replace('-', '_').toLowerCase(Locale.ROOT);
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String known = constant.name().toLowerCase(Locale.ROOT);
            if (known.equals(name)) {
                return constant;
            }
            names.add(known);
        }
        throw problem(describe(), "one of " + String.join(", ", names) + NearMiss.hint(name, names));
    }

    /** It as nested maps, lists, strings, numbers (Long, BigInteger, Double), booleans and nulls. */
    public @Nullable Object plain() {
        return value.plain();
    }

    /** Makes each key that is not {@code allowed} a problem, all at once. */
    public void onlyKeys(String... allowed) {
        List<String> names = Arrays.asList(allowed);
        List<Problem> problems = new ArrayList<>();
        mapping().entries().forEach((key, entry) -> {
            if (!names.contains(key)) {
                String expected = "one of " + String.join(", ", names) + NearMiss.hint(key, names);
                problems.add(new Problem(entry.keyPosition(), path(key), "unknown key " + key, expected));
            }
        });
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /** A problem with this value, for the caller to throw where a rule of its own is broken. */
    public ProblemException problem(String found, String expected) {
        return new ProblemException(new Problem(position(), field, found, expected));
    }

    /** Where the character at {@code offset} of {@link #text} stands in the file. */
    public Position positionOf(int offset) {
        return value instanceof YamlTree.Scalar scalar ? tree.positionOf(scalar, offset) : position();
    }

    private YamlTree.Mapping mapping() {
        if (value instanceof YamlTree.Mapping mapping) {
            return mapping;
        }
        throw problem(describe(), "a mapping (key: value)");
    }

    private <T> T scalarOf(Class<T> type, String expected) {
        if (value instanceof YamlTree.Scalar scalar && type.isInstance(scalar.value())) {
            return type.cast(scalar.value());
        }
        throw problem(describe(), expected);
    }

    private String describe() {
        return value.describe();
    }

    private YamlNode child(String key, YamlTree.Value child) {
        return new YamlNode(tree, child, path(key));
    }

    private String path(String key) {
        return field.isEmpty() ? key : field + "." + key;
    }
}
