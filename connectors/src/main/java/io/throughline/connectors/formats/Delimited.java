package io.throughline.connectors.formats;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lines of cells as objects by column name; an empty cell is an absent value.
 *
 * @param separator between cells
 * @param quoted whether a cell may be quoted, with {@code ""} for a quote within it
 * @param columns names of the cells in order; empty if only a file's header line can tell
 * @param json columns whose cells hold JSON; a {@code *} at the end stands for any ending
 */
record Delimited(char separator, boolean quoted, List<String> columns, Set<String> json) implements Serializable {

    private static final ObjectReader CELLS =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    /**
     * The object of one line.
     *
     * @throws Unreadable as {@code empty} or {@code wrong_columns}
     */
    Map<String, @Nullable Object> read(byte[] line, int start) throws Unreadable {
        List<String> cells = cells(line, start);
        if (columns.isEmpty()) {
            throw new Unreadable("no_columns", "a line of cells, but no header line named the columns");
        }
        if (cells.size() != columns.size()) {
            throw new Unreadable("wrong_columns", cells.size() + " cells, expected " + columns.size());
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty()) {
                String column = columns.get(i);
                object.put(column, isJson(column, cell) ? json(cell) : cell);
            }
        }
        return object;
    }

    /** These columns in the order of {@code line}, if it is a header line; null if it is a record. */
    @Nullable
    Delimited afterHeader(byte[] line) throws Unreadable {
        List<String> cells = cells(line, Utf8.start(line));
        if (columns.isEmpty()) {
            return new Delimited(separator, quoted, List.copyOf(cells), json);
        }
        long known = cells.stream().filter(columns::contains).count();
        return 2 * known > cells.size() ? new Delimited(separator, quoted, List.copyOf(cells), json) : null;
    }

    private List<String> cells(byte[] line, int start) throws Unreadable {
        String text = new String(line, start, line.length - start, StandardCharsets.UTF_8);
        if (text.isBlank()) {
            throw new Unreadable("empty", "an empty line, expected cells");
        }
        return quoted ? quotedCells(text) : plainCells(text);
    }

    private List<String> plainCells(String text) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            cells.add(text.substring(from, to));
            from = to + 1;
        }
        cells.add(text.substring(from));
        return cells;
    }

    private List<String> quotedCells(String text) throws Unreadable {
        try {
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
            MappingIterator<String[]> rows = CELLS.with(schema).readValues(text);
            return List.of(rows.next());
        } catch (IOException | RuntimeException malformed) {
            throw new Unreadable("not_csv", "a quoted cell that does not end");
        }
    }

    private boolean isJson(String column, String cell) {
        boolean looksLikeIt = cell.charAt(0) == '{' || cell.charAt(0) == '[';
        return looksLikeIt && json.stream().anyMatch(name -> names(name, column));
    }

    private static boolean names(String pattern, String column) {
        return pattern.endsWith("*")
                ? column.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(column);
    }

    private static Object json(String cell) {
        try {
            Object value = JsonText.read(cell.getBytes(StandardCharsets.UTF_8), 0);
            return value == null ? cell : value;
        } catch (Unreadable notJson) {
            return cell;
        }
    }
}
