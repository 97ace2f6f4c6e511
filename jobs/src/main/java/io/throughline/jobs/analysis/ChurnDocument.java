package io.throughline.jobs.analysis;

import io.throughline.value.quality.ClassifierQuality;
import io.throughline.value.quality.Ranking;
import io.throughline.value.quality.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How good models of leaving are, as parts of one JSON document in the keys of the published references. */
public final class ChurnDocument {

    private ChurnDocument() {}

    /**
     * The quality of probabilities.
     *
     * @param folds of the customers, null if there were none
     * @param deciles whether the table of tenths belongs to it
     */
    public static Map<String, @Nullable Object> quality(
            double[] probabilities, boolean[] left, int @Nullable [] folds, boolean deciles) {
        List<Scored> scored = scored(probabilities, left);
        ClassifierQuality quality = ClassifierQuality.of(scored);
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("auc", quality.auc());
        part.put("brier", quality.brier());
        part.put("log_loss", quality.logLoss());
        part.put("pr_auc", Ranking.averagePrecision(scored));
        part.put("calibration_slope", quality.calibrationSlope());
        part.put("calibration_intercept", quality.calibrationIntercept());
        part.put("ece_deciles", Ranking.calibrationError(quality));
        part.put("lift_top_decile", Ranking.topLift(quality));
        part.put(
                "mean_prediction",
                scored.stream().mapToDouble(Scored::probability).sorted().sum() / scored.size());
        if (folds != null) {
            List<@Nullable Double> aucs = byFold(probabilities, left, folds);
            part.put("auc_by_fold", aucs);
            double[] known =
                    aucs.stream().mapToDouble(auc -> auc == null ? 0.5 : auc).toArray();
            double mean = Arrays.stream(known).average().orElse(0);
            double squares =
                    Arrays.stream(known).map(auc -> (auc - mean) * (auc - mean)).sum();
            part.put("auc_sd", Math.sqrt(squares / Math.max(1, known.length - 1)));
        }
        if (deciles) {
            part.put(
                    "deciles",
                    quality.deciles().stream().map(ChurnDocument::decile).toList());
        }
        return part;
    }

    /** Probabilities with what happened. */
    public static List<Scored> scored(double[] probabilities, boolean[] left) {
        List<Scored> scored = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            scored.add(new Scored(probabilities[i], left[i]));
        }
        return scored;
    }

    private static Map<String, Object> decile(ClassifierQuality.Decile decile) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("decile", decile.decile());
        row.put("n", decile.examples());
        row.put("predicted", decile.predicted());
        row.put("observed", decile.observed());
        return row;
    }

    private static List<@Nullable Double> byFold(double[] probabilities, boolean[] left, int[] folds) {
        List<@Nullable Double> aucs = new ArrayList<>();
        int count = Arrays.stream(folds).max().orElse(0) + 1;
        for (int fold = 0; fold < count; fold++) {
            List<Scored> scored = new ArrayList<>();
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == fold) {
                    scored.add(new Scored(probabilities[i], left[i]));
                }
            }
            aucs.add(scored.isEmpty() ? null : ClassifierQuality.of(scored).auc());
        }
        return aucs;
    }
}
