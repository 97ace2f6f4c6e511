package io.throughline.jobs.value;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small CSV file with a fixed header and no quotes. */
final class ReferenceFile {

    private ReferenceFile() {}

    /** Takes the cells of one row. */
    @FunctionalInterface
    interface Row {
        void accept(List<String> cells);
    }

    /**
     * Hands over every row after the header.
     *
     * @throws IllegalArgumentException naming the line that is not as {@code expected}
     */
    static void read(Path file, String header, String expected, Row row) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        if (lines.isEmpty() || !lines.get(0).strip().equals(header)) {
            throw new IllegalArgumentException(
                    file + ":1: found " + (lines.isEmpty() ? "nothing" : lines.get(0)) + ", expected " + header);
        }
        int cells = header.split(",").length;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty()) {
                continue;
            }
            try {
                List<String> found = List.of(line.split(",", -1));
                if (found.size() != cells) {
                    throw new IllegalArgumentException(cells + " cells");
                }
                row.accept(found);
            } catch (RuntimeException wrong) {
                throw new IllegalArgumentException(
                        file + ":" + (i + 1) + ": found " + line + ", expected " + expected, wrong);
            }
        }
    }

    /** A finite number of 0 or more. */
    static double number(String text) {
        double number = Double.parseDouble(text);
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw new IllegalArgumentException(text);
        }
        return number;
    }
}
