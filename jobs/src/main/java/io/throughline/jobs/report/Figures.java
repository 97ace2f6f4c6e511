package io.throughline.jobs.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values under one number of the page, to be compared with the rows that its query gives.
 *
 * @param number id in {@code report-numbers.yaml}
 * @param rows in no order: a value for each column of the query
 */
record Figures(String number, List<List<@Nullable Object>> rows) {

    static <T> Figures of(String number, Stream<T> things, Function<T, List<@Nullable Object>> row) {
        return new Figures(number, things.map(row).toList());
    }

    static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
