package io.throughline.connectors.formats;

import io.throughline.expressions.declarations.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A first format file for records that nobody has described yet: names are guessed, what is open is asked. */
public final class FormatDraft {

    private static final int MOST_RECORDS = 200;
    private static final int MOST_TYPES = 40;
    private static final List<String> BATCHES = List.of("batch", "events", "data", "records", "items");

    private final StringBuilder file = new StringBuilder();
    private final Map<String, Set<String>> values = new LinkedHashMap<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final List<String> questions = new ArrayList<>();

    private FormatDraft() {}

    /**
     * The text of a format file that {@code formats check} accepts.
     *
     * @param name of the format, or of the sample's file
     * @param sample JSON records, one a line, or lines of cells below a header line
     * @throws IllegalArgumentException if it is neither
     */
    public static String of(String name, byte[] sample) {
        FormatDraft draft = new FormatDraft();
        String text =
                new String(sample, Utf8.start(sample), sample.length - Utf8.start(sample), StandardCharsets.UTF_8);
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).limit(MOST_RECORDS).toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the sample is empty: give a few records, as they are");
        }
        String plain = name.replaceAll("\\..*$", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        draft.line("format: " + (plain.matches("[a-z].*") ? plain : "our-" + plain).replaceAll("-+$", ""));
        draft.line("about: What these records are.   # ?");
        if (Wrapping.beginsJson(sample)) {
            draft.json(lines);
        } else {
            draft.cells(lines);
        }
        return draft.finished();
    }

    private void json(List<String> lines) {
        String batch = null;
        for (String line : lines) {
            Object value;
            try {
                value = JsonText.read(line.getBytes(StandardCharsets.UTF_8), 0);
            } catch (Unreadable broken) {
                throw new IllegalArgumentException("the sample is JSON, but not one record a line: " + broken.detail());
            }
            batch = value instanceof List ? "." : batch(value, batch);
            boolean within = batch != null && !batch.equals(".");
            Object list = within && value instanceof Map<?, ?> object ? object.get(batch) : value;
            List<?> records = list instanceof List<?> many ? many : List.of(list == null ? Map.of() : list);
            records.forEach(record -> Flattening.of("", record, this::seen));
        }
        line("reads: json");
        if (batch != null) {
            line("records: " + batch);
        }
    }

    private static @Nullable String batch(@Nullable Object value, @Nullable String known) {
        if (value instanceof Map<?, ?> object) {
            for (String name : BATCHES) {
                if (object.get(name) instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map) {
                    return name;
                }
            }
        }
        return known;
    }

    private void cells(List<String> lines) {
        String header = lines.get(0);
        char separator = ',';
        for (char candidate : new char[] {';', '\t', '|'}) {
            separator = count(header, candidate) > count(header, separator) ? candidate : separator;
        }
        if (count(header, separator) == 0) {
            throw new IllegalArgumentException("the sample is neither JSON nor a table: its first line has one cell");
        }
        Delimited.Layout layout = new Delimited.Layout(separator, false, true, "UTF-8", 1);
        try {
            Delimited table = new Delimited(layout, List.of(), Set.of(), Set.of()).afterHeader(utf8(header));
            for (String row : lines.subList(1, lines.size())) {
                if (table != null) {
                    table.read(utf8(row)).forEach((column, cell) -> seen(column, String.valueOf(cell)));
                }
            }
            line("reads: csv");
            line("separator: " + (separator == '\t' ? "tab" : "\"" + separator + "\""));
            line("columns: [ "
                    + (table == null
                            ? ""
                            : String.join(
                                    ", ",
                                    table.columns().stream()
                                            .map(FormatDraft::text)
                                            .toList())) + " ]");
        } catch (Unreadable odd) {
            throw new IllegalArgumentException("the sample is no table: " + odd.detail());
        }
    }

    private static long count(String text, char c) {
        return text.chars().filter(each -> each == c).count();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void seen(String path, String value) {
        if (!path.matches(".*\\.[1-9][0-9]*(\\..*)?")) {
            Set<String> some = values.computeIfAbsent(path, unused -> new TreeSet<>());
            if (some.size() <= MOST_TYPES) {
                some.add(value);
            }
        }
    }

    private String finished() {
        line("");
        times();
        line("");
        line("fields:");
        for (String field : FieldGuesses.fields()) {
            String path = FieldGuesses.of(field, values.keySet());
            if (field.equals("event_type")) {
                eventType(path);
            } else if (path != null && used.add(path)) {
                line("  " + field + ": " + rule(field, path));
            } else if (field.equals("channel")) {
                line("  channel: { value: other }   # ? web, app, email, voice, chat, store …");
            }
        }
        identity();
        line("");
        line("properties: { from: . }");
        translations();
        rest();
        line("");
        line("# Open:");
        questions.forEach(question -> line("# ? " + question));
        return file.toString();
    }

    private void times() {
        String path = FieldGuesses.named(FieldGuesses.TIMES, values.keySet());
        if (path == null) {
            questions.add("No field looks like a time. When did it happen? Without one it is when the record arrived.");
            line("time: { }");
            return;
        }
        used.add(path);
        ReadTime read = TimeReader.utcByDefault().read(example(path));
        String written = read == null ? FieldGuesses.pattern(values.getOrDefault(path, Set.of())) : null;
        if (read == null) {
            questions.add("Is " + path + " written as " + (written == null ? "in no way that is known" : written)
                    + "? Found " + example(path) + "; say it under time, as written: dd.MM.yyyy HH:mm.");
        }
        boolean zoned = read != null && read.zoned();
        if (!zoned) {
            questions.add("In which zone is " + path + "? Without zone: it is read as UTC, and flagged.");
        }
        line("time: { event: " + path(path) + (written == null ? "" : ", written: " + text(written)) + " }"
                + (zoned ? "" : "   # ? zone: Europe/Amsterdam"));
    }

    private void eventType(@Nullable String path) {
        if (path == null) {
            questions.add("What happened? No field says it: name the one canonical type that all records have.");
            line("  event_type: { value: other }   # ?");
            return;
        }
        used.add(path);
        line("  event_name: " + path(path));
        line("  event_type:");
        line("    - { from: " + path(path) + ", map: event_types }");
        line("    - { from: " + path(path) + ", as: snake_case }");
    }

    private void identity() {
        boolean known = List.of("customer_id", "anonymous_id", "device_id").stream()
                .anyMatch(field -> FieldGuesses.of(field, values.keySet()) != null);
        if (!known) {
            questions.add("Whose event is it? Name customer_id, anonymous_id or device_id, or it joins no journey.");
        }
        if (FieldGuesses.of("event_id", values.keySet()) == null) {
            questions.add(
                    "Has a record an id of its own? Without one it is derived from its bytes: a copy is then found, a"
                            + " record sent again with a change is not.");
        }
    }

    private void translations() {
        String path = FieldGuesses.of("event_type", values.keySet());
        if (path == null) {
            return;
        }
        EventTypes known = EventTypes.shipped();
        line("");
        line("translations:");
        line("  event_types:");
        for (String value : values.getOrDefault(path, Set.of())) {
            String guess = Converters.snakeCase(value);
            boolean good = guess != null && known.contains(guess);
            line("    " + text(value) + ": " + (good ? guess : "other   # ?"));
            if (!good) {
                questions.add("What is " + path + " = " + value + "? See docs/event-types.md.");
            }
        }
    }

    private void rest() {
        List<String> left =
                values.keySet().stream().filter(path -> !used.contains(path)).toList();
        if (!left.isEmpty()) {
            questions.add("Not used but kept as properties: "
                    + left.stream().limit(40).collect(Collectors.joining(", "))
                    + ". Which of them is a field, a name of docs/event-types.md, or personal and to be left out?");
        }
    }

    private String rule(String field, String path) {
        String example = example(path);
        boolean number = Scalar.number(example) != null;
        if (field.equals("amount") && !number) {
            String mark = example.lastIndexOf(',') > example.lastIndexOf('.') ? "decimal_comma" : "decimal_point";
            return "{ from: " + path(path) + ", as: " + mark + " }   # ? found " + example.replaceAll("\\s+", " ");
        }
        if (field.endsWith("_ms") && !path.endsWith("_ms") && !path.endsWith("Ms")) {
            return "{ from: " + path(path) + ", as: " + (number ? "seconds" : "clock") + " }   # ? seconds";
        }
        return field.equals("channel")
                ? "{ from: " + path(path) + ", as: snake_case }   # ? of the closed list"
                : path(path);
    }

    private String example(String path) {
        return values.getOrDefault(path, Set.of("")).iterator().next();
    }

    /** The path to a column or member; a name with other characters stands in quotes of its own. */
    private static String path(String path) {
        return path.matches("[A-Za-z_$][A-Za-z0-9_$.-]*") ? text(path) : "\"'" + path + "'\"";
    }

    /** A text as YAML reads it. */
    private static String text(String text) {
        boolean plain = text.matches("[A-Za-z_$][A-Za-z0-9_$.-]*")
                && !List.of("null", "true", "false", "yes", "no").contains(text);
        return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void line(String text) {
        file.append(text).append('\n');
    }
}
