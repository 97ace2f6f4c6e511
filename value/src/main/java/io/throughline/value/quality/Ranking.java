package io.throughline.value.quality;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How good a ranking by probability is where few are looked at. */
public final class Ranking {

    private Ranking() {}

    /**
     * Average precision, the area under precision by recall: the mean over all in which it happened of the share of hits among
     * those ranked as high, ties together. Davis &amp; Goadrich (2006), "The relationship between precision-recall and ROC
     * curves".
     *
     * @return 0 to 1; 0 if it happened in none
     */
    public static double averagePrecision(Collection<Scored> scored) {
        List<Scored> ordered = scored.stream()
                .sorted(Comparator.comparingDouble(Scored::probability).reversed())
                .toList();
        double hits = 0;
        double sum = 0;
        for (int from = 0; from < ordered.size(); ) {
            int to = from;
            double more = 0;
            while (to < ordered.size()
                    && ordered.get(to).probability() == ordered.get(from).probability()) {
                more += ordered.get(to).happened() ? 1 : 0;
                to++;
            }
            hits += more;
            sum += more * hits / to;
            from = to;
        }
        return hits == 0 ? 0 : sum / hits;
    }

    /**
     * Expected calibration error: mean distance of what was predicted and what happened over tenths. Naeini, Cooper &amp;
     * Hauskrecht (2015), "Obtaining well calibrated probabilities using Bayesian binning".
     */
    public static double calibrationError(ClassifierQuality quality) {
        double sum = 0;
        for (ClassifierQuality.Decile decile : quality.deciles()) {
            sum += decile.examples() * Math.abs(decile.predicted() - decile.observed());
        }
        return sum / quality.examples();
    }

    /** How much more often it happened in the tenth with the highest probabilities than in all; 0 if it never did. */
    public static double topLift(ClassifierQuality quality) {
        return quality.rate() == 0 ? 0 : quality.deciles().get(0).observed() / quality.rate();
    }
}
