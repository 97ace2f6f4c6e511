package io.throughline.connectors.files;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** A table in a CSV file (RFC 4180) in UTF-8 with a header line, plain or gzip. */
public final class CsvFile {

    private static final ObjectReader ROWS = new CsvMapper()
            .readerFor(String[].class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES);

    private CsvFile() {}

    /**
     * Reads a file row by row.
     *
     * @param file to read
     * @param columns that each row needs, by the names in the header
     * @param each receives the rows in order
     * @throws IllegalArgumentException if the file is not there, has no header, or lacks a column; names those it has
     * @throws BadRowException for a row with more or fewer cells than the header
     * @throws UncheckedIOException if the file cannot be read
     */
    public static void read(Path file, List<String> columns, Consumer<CsvRow> each) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such file: " + file);
        }
        long number = 1;
        try (InputStream in = open(file);
                MappingIterator<String[]> rows = ROWS.readValues(in)) {
            String[] header = rows.hasNext() ? header(rows.next()) : new String[0];
            need(columns, header, file);
            while (rows.hasNext()) {
                number++;
                each.accept(new CsvRow(file, number, cells(header, rows.next(), file, number)));
            }
        } catch (RuntimeJsonMappingException malformed) {
            throw new BadRowException(
                    file + ", after row " + number + ": found a quoted cell that does not end or holds"
                            + " more than its quotes, expected CSV as RFC 4180 has it");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * The columns of a file, as its header names them.
     *
     * @throws IllegalArgumentException if the file is not there
     * @throws UncheckedIOException if the file cannot be read
     */
    public static List<String> columns(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no such file: " + file);
        }
        try (InputStream in = open(file);
                MappingIterator<String[]> rows = ROWS.readValues(in)) {
            return rows.hasNext() ? List.of(header(rows.next())) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in) : in;
    }

    private static String[] header(String[] cells) {
        String[] names = Arrays.stream(cells).map(String::strip).toArray(String[]::new);
        names[0] = names[0].replaceFirst("^\\uFEFF", "");
        return names;
    }

    private static void need(List<String> columns, String[] header, Path file) {
        for (String column : columns) {
            if (Arrays.stream(header).filter(column::equals).count() != 1) {
                throw new IllegalArgumentException(
                        file + " needs one column " + column + ", but its columns are " + String.join(", ", header));
            }
        }
    }

    private static Map<String, String> cells(String[] header, String[] cells, Path file, long number) {
        if (cells.length != header.length) {
            throw new BadRowException(
                    file + ", row " + number + ": found " + cells.length + " cells, expected " + header.length);
        }
        Map<String, String> byColumn = new HashMap<>();
        for (int i = 0; i < cells.length; i++) {
            byColumn.put(header[i], cells[i]);
        }
        return byColumn;
    }
}
