package io.throughline.value.quality;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How good probabilities are, against what happened.
 *
 * @param examples how many
 * @param rate share in which it happened, 0 to 1
 * @param auc probability that one in which it happened is ranked above one in which it did not, ties half; null unless
 *     both are there. Hanley &amp; McNeil (1982)
 * @param brier mean squared error of the probability, 0 is perfect. Brier (1950)
 * @param logLoss mean of minus the logarithm of the probability of what happened, probabilities held within 1e-15 of 0
 *     and 1
 * @param calibrationSlope slope of a logistic regression of the outcome on the predicted log-odds; 1 is right, below 1
 *     too sure; null unless it can be told. Cox (1958), "Two further applications of a model for binary regression"
 * @param calibrationIntercept its intercept; 0 is right; null exactly if the slope is
 * @param deciles from the tenth with the highest probabilities to that with the lowest
 */
public record ClassifierQuality(
        long examples,
        double rate,
        @Nullable Double auc,
        double brier,
        double logLoss,
        @Nullable Double calibrationSlope,
        @Nullable Double calibrationIntercept,
        List<Decile> deciles) {

    private static final double EDGE = 1e-15;

    /**
     * A tenth of the examples.
     *
     * @param decile 1 for the highest probabilities
     * @param examples how many
     * @param predicted mean probability
     * @param observed share in which it happened; examples of equal probability share theirs
     */
    public record Decile(int decile, long examples, double predicted, double observed) {}

    public ClassifierQuality {
        deciles = List.copyOf(deciles);
    }

    /** The quality of some predictions, in any order. @throws IllegalArgumentException if there are none */
    public static ClassifierQuality of(Collection<Scored> scored) {
        if (scored.isEmpty()) {
            throw new IllegalArgumentException("need one prediction or more to judge");
        }
        List<Scored> ordered = scored.stream()
                .sorted(Comparator.comparingDouble(Scored::probability)
                        .reversed()
                        .thenComparing(Scored::happened))
                .toList();
        double squares = 0;
        double loss = 0;
        long happened = 0;
        for (Scored one : ordered) {
            double of = one.happened() ? 1 - one.probability() : one.probability();
            squares += of * of;
            loss -= Math.log(Math.min(1 - EDGE, Math.max(EDGE, 1 - of)));
            happened += one.happened() ? 1 : 0;
        }
        int n = ordered.size();
        CalibrationLine line = CalibrationLine.of(ordered);
        return new ClassifierQuality(
                n,
                happened / (double) n,
                happened == 0 || happened == n ? null : auc(ordered, happened),
                squares / n,
                loss / n,
                line == null ? null : line.slope(),
                line == null ? null : line.intercept(),
                deciles(ordered));
    }

    private static double auc(List<Scored> ordered, long happened) {
        double wins = 0;
        long above = 0;
        for (int from = 0; from < ordered.size(); ) {
            int to = endOfTies(ordered, from);
            long hits = hits(ordered, from, to);
            wins += (to - from - hits) * (above + hits / 2.0);
            above += hits;
            from = to;
        }
        return wins / (happened * (double) (ordered.size() - happened));
    }

    private static List<Decile> deciles(List<Scored> ordered) {
        int n = ordered.size();
        double[] observed = new double[n];
        for (int from = 0; from < n; ) {
            int to = endOfTies(ordered, from);
            java.util.Arrays.fill(observed, from, to, hits(ordered, from, to) / (double) (to - from));
            from = to;
        }
        List<Decile> deciles = new ArrayList<>();
        for (int decile = 1; decile <= 10; decile++) {
            int from = (int) ((decile - 1L) * n / 10);
            int to = (int) ((long) decile * n / 10);
            double predicted = 0;
            double seen = 0;
            for (int i = from; i < to; i++) {
                predicted += ordered.get(i).probability();
                seen += observed[i];
            }
            if (to > from) {
                deciles.add(new Decile(decile, to - from, predicted / (to - from), seen / (to - from)));
            }
        }
        return deciles;
    }

    private static int endOfTies(List<Scored> ordered, int from) {
        int to = from + 1;
        while (to < ordered.size()
                && ordered.get(to).probability() == ordered.get(from).probability()) {
            to++;
        }
        return to;
    }

    private static long hits(List<Scored> ordered, int from, int to) {
        return ordered.subList(from, to).stream().filter(Scored::happened).count();
    }
}
