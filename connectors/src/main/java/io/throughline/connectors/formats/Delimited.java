package io.throughline.connectors.formats;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.Charset;
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
 * @param layout how a line falls into cells
 * @param columns names of the cells in order; empty if only a file's header line can tell
 * @param json columns whose cells hold JSON; a {@code *} at the end stands for any ending
 * @param missing what else a cell may hold where there is no value
 */
record Delimited(Layout layout, List<String> columns, Set<String> json, Set<String> missing) implements Serializable {

    /**
     * How a line falls into cells.
     *
     * @param separator between cells
     * @param blanks whether any number of spaces and tabs is one separator instead
     * @param quoted whether a cell may be quoted, with {@code ""} for a quote within it
     * @param encoding name of the character set
     * @param headerLines lines at the top of a file that are no records, where the first names the columns
     */
    record Layout(char separator, boolean blanks, boolean quoted, String encoding, int headerLines)
            implements Serializable {}

    private static final ObjectReader CELLS =
            new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    /**
     * The object of one line.
     *
     * @throws Unreadable as {@code empty}, {@code not_utf8} or {@code wrong_columns}
     */
    Map<String, @Nullable Object> read(byte[] line) throws Unreadable {
        List<String> cells = cells(line);
        if (columns.isEmpty()) {
            throw new Unreadable("no_columns", "a line of cells, but no header line named the columns");
        }
        boolean separatorAtEnd =
                cells.size() == columns.size() + 1 && cells.get(columns.size()).isEmpty();
        if (cells.size() != columns.size() && !separatorAtEnd) {
            throw new Unreadable("wrong_columns", cells.size() + " cells, expected " + columns.size());
        }
        EmbeddedJson embedded = new EmbeddedJson(json);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i);
            if (!cell.isEmpty() && !missing.contains(cell.strip())) {
                Object value = embedded.read(columns.get(i), cell);
                object.put(columns.get(i), value == null ? cell : value);
            }
        }
        return object;
    }

    /** These columns in the order of {@code line}, if it is a header line; null if it is a record. */
    @Nullable
    Delimited afterHeader(byte[] line) throws Unreadable {
        List<String> cells = cells(line).stream().map(String::strip).toList();
        long known = cells.stream().filter(columns::contains).count();
        return columns.isEmpty() || 2 * known > cells.size() ? new Delimited(layout, cells, json, missing) : null;
    }

    /** Whether a record goes on in the next line, since a quote in it has not ended. */
    boolean goesOn(byte[] line) {
        if (!layout.quoted()) {
            return false;
        }
        boolean open = false;
        for (byte b : line) {
            open ^= b == '"';
        }
        return open;
    }

    private List<String> cells(byte[] line) throws Unreadable {
        String text = text(line);
        if (text.isBlank()) {
            throw new Unreadable("empty", "an empty line, expected cells");
        }
        if (layout.blanks()) {
            return List.of(text.strip().split("[ \t]+"));
        }
        return layout.quoted() ? quotedCells(text) : plainCells(text);
    }

    private String text(byte[] line) throws Unreadable {
        Charset charset = Charset.forName(layout.encoding());
        if (!charset.equals(StandardCharsets.UTF_8)) {
            return new String(line, charset);
        }
        Utf8.check(line);
        int start = Utf8.start(line);
        return new String(line, start, line.length - start, StandardCharsets.UTF_8);
    }

    private List<String> plainCells(String text) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(layout.separator()); to >= 0; to = text.indexOf(layout.separator(), from)) {
            cells.add(text.substring(from, to));
            from = to + 1;
        }
        cells.add(text.substring(from));
        return cells;
    }

    private List<String> quotedCells(String text) throws Unreadable {
        try {
            CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(layout.separator());
            MappingIterator<String[]> rows = CELLS.with(schema).readValues(text);
            return List.of(rows.next());
        } catch (IOException | RuntimeException malformed) {
            throw new Unreadable("not_csv", "a quoted cell that does not end");
        }
    }
}
