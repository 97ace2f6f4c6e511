package io.throughline.jobs.analysis;

import io.throughline.jobs.analysis.ChurnModels.Kind;
import io.throughline.jobs.analysis.ChurnModels.LogOdds;
import io.throughline.value.boosting.BoostingSettings;
import io.throughline.value.churn.Calibration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.CRC32;

/**
 * Models of leaving, judged by customers they have not seen and calibrated on them.
 *
 * @param encoder makes numbers of what was read
 * @param models fitted on all customers
 * @param calibrations of the models, on customers that models fitted without them were asked about
 * @param folds which each customer was left out of, 0 to the number of folds less one
 * @param unseen log-odds of each customer by a model that had not seen them
 */
public record ChurnAnalysis(
        FeatureEncoder encoder,
        Map<Kind, LogOdds> models,
        Map<Kind, Calibration> calibrations,
        int[] folds,
        Map<Kind, double[]> unseen) {

    /**
     * Fits and judges.
     *
     * @param count of folds, 2 or more; a customer's is {@code CRC32(id, UTF-8) mod count}
     */
    public static ChurnAnalysis of(ChurnTable table, int count, BoostingSettings settings) {
        FeatureEncoder encoder = new FeatureEncoder(table);
        double[][] x = encoder.encode(table);
        boolean[] y = table.labels();
        List<String> ids =
                table.customers().stream().map(ChurnTable.Customer::id).toList();
        int[] folds = ids.stream().mapToInt(id -> fold(id, count)).toArray();
        Map<Kind, double[]> unseen = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            unseen.put(kind, new double[x.length]);
        }
        for (int fold = 0; fold < count; fold++) {
            int left = fold;
            int[] seen =
                    IntStream.range(0, x.length).filter(i -> folds[i] != left).toArray();
            if (seen.length == x.length) {
                continue;
            }
            Map<Kind, LogOdds> models = fit(encoder, ids, x, y, seen, settings);
            for (int i = 0; i < x.length; i++) {
                if (folds[i] == left) {
                    int row = i;
                    models.forEach((kind, model) -> numbers(unseen, kind)[row] = model.of(x[row]));
                }
            }
        }
        Map<Kind, Calibration> calibrations = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            calibrations.put(kind, ChurnModels.calibration(ids, numbers(unseen, kind), y));
        }
        Map<Kind, LogOdds> models =
                fit(encoder, ids, x, y, IntStream.range(0, x.length).toArray(), settings);
        return new ChurnAnalysis(encoder, models, calibrations, folds, unseen);
    }

    /** Calibrated probability of leaving. */
    public double probability(Kind kind, double[] row) {
        return calibrations
                .getOrDefault(kind, Calibration.NONE)
                .probability(model(kind).of(row));
    }

    /** The strongest reasons for leaving, by column, in words. */
    public List<String> reasons(Kind kind, ChurnTable table, ChurnTable.Customer customer, double[] row, int most) {
        double[] parts = model(kind).contributions(row);
        double[] byColumn = new double[table.columns().size()];
        for (int f = 0; f < parts.length; f++) {
            byColumn[encoder.column(f)] += parts[f];
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, byColumn.length)
                .filter(c -> byColumn[c] > 0)
                .boxed()
                .toList());
        order.sort((one, other) -> Double.compare(byColumn[other], byColumn[one]));
        return order.stream()
                .limit(most)
                .map(c -> table.columns().get(c) + " is "
                        + (customer.cells().get(c).isEmpty()
                                ? "missing"
                                : customer.cells().get(c))
                        + String.format(Locale.ROOT, " (odds × %.2f)", Math.exp(Math.min(700, byColumn[c]))))
                .toList();
    }

    private static double[] numbers(Map<Kind, double[]> byKind, Kind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    private LogOdds model(Kind kind) {
        return Objects.requireNonNull(models.get(kind));
    }

    private static Map<Kind, LogOdds> fit(
            FeatureEncoder encoder,
            List<String> ids,
            double[][] x,
            boolean[] y,
            int[] seen,
            BoostingSettings settings) {
        double[][] rows = new double[seen.length][];
        boolean[] labels = new boolean[seen.length];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            rows[i] = x[seen[i]];
            labels[i] = y[seen[i]];
            names.add(ids.get(seen[i]));
        }
        return ChurnModels.fit(encoder.names(), names, rows, labels, settings);
    }

    private static int fold(String id, int count) {
        CRC32 checksum = new CRC32();
        checksum.update(id.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % count);
    }
}
