package io.throughline.value.churn;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.quality.ClassifierQuality;
import io.throughline.value.quality.Scored;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Fits {@link ChurnModel}: a regression on all examples, a calibration on predictions of customers left out of the fit.
 *
 * <p>A customer's fold is {@code CRC32(customer id, UTF-8) mod 5}: no seed, and all of their examples stay together.
 */
public final class ChurnEstimator {

    private static final int FOLDS = 5;
    private static final int NEEDED = 50;

    private ChurnEstimator() {}

    /**
     * The fitted model; none with fewer than 50 examples of either label.
     *
     * @param features their names
     * @param examples with a value for each feature, in any order
     * @param ridge see {@link LogisticEstimator}; 1 is the usual default
     * @throws IllegalArgumentException as {@link LogisticEstimator#fit}
     */
    public static ChurnFit fit(List<String> features, List<ChurnExample> examples, double ridge) {
        long churned = examples.stream().filter(ChurnExample::churned).count();
        if (churned < NEEDED || examples.size() - churned < NEEDED) {
            return new ChurnFit(FitStatus.TOO_LITTLE_DATA, null, null);
        }
        Fit<LogisticModel> all = LogisticEstimator.fit(features, examples, ridge);
        List<List<Unseen>> unseen = unseen(features, examples, ridge);
        List<Scored> scored = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            Calibration calibration = calibration(unseen, fold);
            for (Unseen example : unseen.get(fold)) {
                scored.add(new Scored(calibration.probability(example.logOdds()), example.churned()));
            }
        }
        ChurnModel model = new ChurnModel(all.orThrow(), calibration(unseen, -1));
        return new ChurnFit(all.status(), model, ClassifierQuality.of(scored));
    }

    /** An example as a model sees it that was fitted without its fold. */
    private record Unseen(String customerId, double logOdds, boolean churned) {}

    private static List<List<Unseen>> unseen(List<String> features, List<ChurnExample> examples, double ridge) {
        List<List<Unseen>> unseen = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            List<ChurnExample> others = examples.stream()
                    .filter(example -> fold(example.customerId()) != left)
                    .toList();
            @Nullable
            LogisticModel model = LogisticEstimator.fit(features, others, ridge).model();
            unseen.add(
                    model == null
                            ? List.of()
                            : examples.stream()
                                    .filter(example -> fold(example.customerId()) == left)
                                    .map(example -> new Unseen(
                                            example.customerId(), model.logOdds(example.features()), example.churned()))
                                    .toList());
        }
        return unseen;
    }

    /** The calibration on all folds but one. */
    private static Calibration calibration(List<List<Unseen>> unseen, int without) {
        List<ChurnExample> logOdds = new ArrayList<>();
        for (int fold = 0; fold < unseen.size(); fold++) {
            if (fold != without) {
                unseen.get(fold)
                        .forEach(example -> logOdds.add(
                                new ChurnExample(example.customerId(), List.of(example.logOdds()), example.churned())));
            }
        }
        // A ridge of 1 on the slope, as in the fit, keeps it finite where the folds separate the labels.
        @Nullable
        LogisticModel platt =
                LogisticEstimator.fit(List.of("log_odds"), logOdds, 1).model();
        if (platt == null) {
            return Calibration.NONE;
        }
        double slope = platt.weights().get(0) / platt.deviations().get(0);
        return new Calibration(platt.intercept() - slope * platt.means().get(0), slope);
    }

    private static int fold(String customerId) {
        CRC32 checksum = new CRC32();
        checksum.update(customerId.getBytes(StandardCharsets.UTF_8));
        return (int) (checksum.getValue() % FOLDS);
    }
}
