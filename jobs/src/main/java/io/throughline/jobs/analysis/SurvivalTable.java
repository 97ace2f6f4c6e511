package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import io.throughline.value.survival.Life;
import io.throughline.value.survival.Lifetimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Customers' stays, read from a CSV file.
 *
 * @param all lifetimes of all customers
 * @param byGroup the same by the levels of each group column, in order of their names
 * @param cells the same by the levels of all group columns together
 * @param lives each customer, only if there are covariates
 * @param neverAtRisk rows with a duration of 0, which are left out
 */
public record SurvivalTable(
        Lifetimes all,
        Map<String, Map<String, Lifetimes>> byGroup,
        Map<List<String>, Lifetimes> cells,
        List<Life> lives,
        long neverAtRisk) {

    /**
     * Reads a file.
     *
     * @param file plain or gzip
     * @param duration column with how long a customer stayed or was seen, 0 or more
     * @param event column that says whether they left then: 1, true, yes or 0, false, no
     * @param groups columns by which customers are compared
     * @param covariates columns of numbers
     * @throws IllegalArgumentException if the file holds nobody who was at risk
     */
    public static SurvivalTable read(
            Path file, String duration, String event, List<String> groups, List<String> covariates) {
        List<String> columns = Stream.of(List.of(duration, event), groups, covariates)
                .flatMap(List::stream)
                .distinct()
                .toList();
        Map<List<String>, Map<Double, long[]>> counts = new LinkedHashMap<>();
        List<Life> lives = new ArrayList<>();
        long[] never = new long[1];
        CsvFile.read(file, columns, row -> {
            double time = row.amount(duration);
            boolean churned = flag(row, event);
            if (time == 0) {
                never[0]++;
                return;
            }
            List<String> levels = groups.stream().map(row::needed).toList();
            counts.computeIfAbsent(levels, key -> new TreeMap<>())
                    .computeIfAbsent(time, key -> new long[2])[churned ? 0 : 1]++;
            if (!covariates.isEmpty()) {
                lives.add(new Life(
                        time, churned, covariates.stream().map(row::number).toList()));
            }
        });
        if (counts.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no customer with a duration greater than 0");
        }
        Map<List<String>, Lifetimes> cells = new LinkedHashMap<>();
        counts.forEach((levels, byTime) -> cells.put(levels, lifetimes(byTime)));
        Map<String, Map<String, Lifetimes>> byGroup = new LinkedHashMap<>();
        for (int g = 0; g < groups.size(); g++) {
            Map<String, Lifetimes> byLevel = new TreeMap<>();
            int at = g;
            cells.forEach((levels, part) -> byLevel.merge(levels.get(at), part, Lifetimes::merge));
            byGroup.put(groups.get(g), byLevel);
        }
        Lifetimes all = Lifetimes.of(
                cells.values().stream().flatMap(part -> part.rows().stream()).toList());
        return new SurvivalTable(all, byGroup, cells, lives, never[0]);
    }

    private static Lifetimes lifetimes(Map<Double, long[]> byTime) {
        List<Lifetimes.Row> rows = new ArrayList<>();
        byTime.forEach((time, counts) -> rows.add(new Lifetimes.Row(time, counts[0], counts[1])));
        return new Lifetimes(rows);
    }

    private static boolean flag(CsvRow row, String column) {
        return switch (row.text(column).toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "yes" -> true;
            case "0", "0.0", "false", "no" -> false;
            default -> throw row.bad(column, "1, true or yes, or 0, false or no");
        };
    }
}
