package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import io.throughline.value.attribution.ChannelPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with one path in each row, its touches separated by {@code >}.
 *
 * @param file plain or gzip
 * @param path column with the touches, in order of time; an empty cell is a conversion without a touch
 * @param conversions column with how many journeys of this path converted
 * @param value column with their revenue
 * @param nulls column with how many did not convert
 * @param lifetimeValue column with the lifetime value of the customers who were won, null if there is none
 */
public record PathsFile(
        Path file,
        String path,
        String conversions,
        String value,
        String nulls,
        @Nullable String lifetimeValue) {

    /** The paths, in the order of the file. */
    public List<ChannelPath> read() {
        List<String> columns = Stream.of(path, conversions, value, nulls, lifetimeValue)
                .flatMap(Stream::ofNullable)
                .toList();
        List<ChannelPath> paths = new ArrayList<>();
        CsvFile.read(file, columns, row -> paths.add(path(row)));
        if (paths.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no path: nothing to attribute");
        }
        return paths;
    }

    private ChannelPath path(CsvRow row) {
        double converted = row.amount(conversions);
        double revenue = row.amount(value);
        double lifetime = lifetimeValue == null ? 0 : row.amount(lifetimeValue);
        if (converted == 0 && revenue > 0) {
            throw row.bad(value, "0 where nothing converted");
        }
        if (converted == 0 && lifetime > 0 && lifetimeValue != null) {
            throw row.bad(lifetimeValue, "0 where nothing converted");
        }
        return new ChannelPath(touches(row), converted, row.amount(nulls), revenue, lifetime, 0);
    }

    private List<String> touches(CsvRow row) {
        if (row.text(path).isEmpty()) {
            return List.of();
        }
        List<String> touches =
                Arrays.stream(row.text(path).split(">", -1)).map(String::strip).toList();
        if (touches.contains("")) {
            throw row.bad(path, "a name between any two >");
        }
        return touches;
    }
}
