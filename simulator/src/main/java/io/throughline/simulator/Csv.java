package io.throughline.simulator;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A file of comma-separated values: a header, then rows; no value of ours needs quotes. */
final class Csv implements Closeable {

    private final BufferedWriter file;

    private Csv(BufferedWriter file) {
        this.file = file;
    }

    static Csv create(Path path, String... columns) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Csv csv = new Csv(Files.newBufferedWriter(path));
        csv.row((Object[]) columns);
        return csv;
    }

    void row(Object... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            file.write(i == 0 ? "" : ",");
            file.write(values[i].toString());
        }
        file.write('\n');
    }

    /** A number with at most {@code digits} after the point. */
    static String number(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).toPlainString();
    }

    /** An instant given in epoch milliseconds; empty for never. */
    static String instant(long millis) {
        return millis == CustomerLife.NEVER ? "" : Instant.ofEpochMilli(millis).toString();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
