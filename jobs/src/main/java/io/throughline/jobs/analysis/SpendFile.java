package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A CSV file with what was spent on channels, one sum a row; rows of one channel add up. */
public final class SpendFile {

    private SpendFile() {}

    /** Spend by channel, in the file's currency. */
    public static Map<String, Double> read(Path file, String channel, String spend) {
        Map<String, Double> sums = new TreeMap<>();
        CsvFile.read(
                file, List.of(channel, spend), row -> sums.merge(row.needed(channel), row.amount(spend), Double::sum));
        return sums;
    }
}
