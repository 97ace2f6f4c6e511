package io.throughline.jobs.analysis;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A CSV file of rows that share their columns; what is null stays empty. */
public final class RowsFile {

    private RowsFile() {}

    /** Writes the rows with a header line. @throws UncheckedIOException if that fails */
    public static void write(Path file, List<String> columns, List<Map<String, @Nullable Object>> rows) {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        columns.forEach(schema::addColumn);
        CsvMapper csv = new CsvMapper();
        csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
        try (SequenceWriter out =
                csv.writer(schema.build()).writeValues(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            for (Map<String, @Nullable Object> row : rows) {
                out.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
