package io.throughline.value.experiments;

import java.util.List;

/**
 * Whether the arms have the sizes that were planned, by Pearson's chi-square test. A mismatch means that units were lost or
 * misplaced, and that no effect can be trusted. Fabijan et al. (2019), "Diagnosing sample ratio mismatch in online controlled
 * experiments".
 *
 * @param counts units of the arms
 * @param chiSquare of the counts, arms less one degrees of freedom
 * @param pValue probability of counts as far off by chance; below 0.001 it is usually called a mismatch
 */
public record SampleRatio(List<Long> counts, double chiSquare, double pValue) {

    public SampleRatio {
        counts = List.copyOf(counts);
    }

    /**
     * The test.
     *
     * @param counts two or more, 0 or more each
     * @param shares planned, one for each arm, above 0, in any unit
     * @throws IllegalArgumentException for anything else
     */
    public static SampleRatio of(List<Long> counts, List<Double> shares) {
        double all = counts.stream().mapToLong(Long::longValue).sum();
        double whole = shares.stream().mapToDouble(Double::doubleValue).sum();
        if (counts.size() < 2
                || counts.size() != shares.size()
                || counts.stream().anyMatch(count -> count < 0)
                || shares.stream().anyMatch(share -> !(share > 0) || share.isInfinite())
                || !(all > 0)) {
            throw new IllegalArgumentException(
                    "need two counts of 0 or more or more of them, and a share above 0 for each, but got " + counts
                            + " and " + shares);
        }
        double statistic = 0;
        for (int i = 0; i < counts.size(); i++) {
            double expected = all * shares.get(i) / whole;
            statistic += (counts.get(i) - expected) * (counts.get(i) - expected) / expected;
        }
        return new SampleRatio(counts, statistic, Tails.chiSquare(statistic, counts.size() - 1));
    }
}
