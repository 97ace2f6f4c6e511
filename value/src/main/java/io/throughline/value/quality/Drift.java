package io.throughline.value.quality;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * How far numbers have moved from those that a model was fitted on, by the population stability index
 *
 * <pre>{@code PSI = sum over bins of (now_b - then_b) ln(now_b / then_b)}</pre>
 *
 * <p>over tenths of the older numbers, or over their values if there are ten or fewer, half a row added to each bin. Siddiqi
 * (2006), "Credit Risk Scorecards": below 0.1 little, above 0.25 much.
 */
public final class Drift {

    private static final int BINS = 10;

    private Drift() {}

    /**
     * The index, 0 or more.
     *
     * @throws IllegalArgumentException if either is empty
     */
    public static double index(double[] then, double[] now) {
        if (then.length == 0 || now.length == 0) {
            throw new IllegalArgumentException("need numbers from both times to tell drift");
        }
        double[] sorted = then.clone();
        Arrays.sort(sorted);
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        TreeMap<Double, double[]> bins = new TreeMap<>();
        if (distinct.length <= BINS) {
            for (double value : distinct) {
                bins.put(value, new double[] {0.5, 0.5});
            }
        } else {
            for (int b = 0; b < BINS; b++) {
                bins.put(sorted[(int) ((long) b * sorted.length / BINS)], new double[] {0.5, 0.5});
            }
        }
        double[] first = bins.firstEntry().getValue();
        for (double value : then) {
            (bins.floorEntry(value) == null ? first : bins.floorEntry(value).getValue())[0]++;
        }
        for (double value : now) {
            (bins.floorEntry(value) == null ? first : bins.floorEntry(value).getValue())[1]++;
        }
        double half = bins.size() / 2.0;
        double sum = 0;
        for (double[] bin : bins.values()) {
            double before = bin[0] / (then.length + half);
            double after = bin[1] / (now.length + half);
            sum += (after - before) * Math.log(after / before);
        }
        return Math.max(0, sum);
    }
}
