package io.throughline.value.purchases;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * Recency, frequency and monetary value as fifths of a customer base: 5 is the best fifth, 1 the worst.
 *
 * <p>A score is {@code 1 + floor(5 (below + equal / 2) / n)}, with the customers below and equal to the value: equal
 * customers get equal scores, whatever their order. Hughes (1994), "Strategic Database Marketing".
 */
public final class RfmScores {

    private static final int FIFTHS = 5;

    private final double[] silence;
    private final double[] orders;
    private final double[] spend;

    /**
     * What a customer is scored by.
     *
     * @param daysSinceLastOrder 0 or more; fewer is better
     * @param orders days with a purchase, the first included
     * @param spend over all of them, reporting currency
     */
    public record Rfm(double daysSinceLastOrder, long orders, double spend) {

        public Rfm {
            if (!(daysSinceLastOrder >= 0) || orders < 0 || !Double.isFinite(spend)) {
                throw new IllegalArgumentException("need days >= 0, orders >= 0 and finite spend, but got "
                        + daysSinceLastOrder + ", " + orders + ", " + spend);
            }
        }
    }

    /**
     * Scores from 1 to 5.
     *
     * @param recency 5 for those who bought last
     * @param frequency 5 for those who buy most often
     * @param monetary 5 for those who spend most
     */
    public record Score(int recency, int frequency, int monetary) {}

    private RfmScores(Collection<Rfm> customers) {
        silence = sorted(customers, rfm -> -rfm.daysSinceLastOrder());
        orders = sorted(customers, Rfm::orders);
        spend = sorted(customers, Rfm::spend);
    }

    /** The fifths of a customer base. @throws IllegalArgumentException if it is empty */
    public static RfmScores of(Collection<Rfm> customers) {
        if (customers.isEmpty()) {
            throw new IllegalArgumentException("need one customer or more to score by");
        }
        return new RfmScores(customers);
    }

    /** The scores of a customer, who need not be one of the base. */
    public Score of(Rfm customer) {
        return new Score(
                score(silence, -customer.daysSinceLastOrder()),
                score(orders, customer.orders()),
                score(spend, customer.spend()));
    }

    private static double[] sorted(Collection<Rfm> customers, ToDoubleFunction<Rfm> value) {
        double[] values = customers.stream().mapToDouble(value).toArray();
        Arrays.sort(values);
        return values;
    }

    private static int score(double[] sorted, double value) {
        long below = position(sorted, value);
        long notAbove = position(sorted, Math.nextUp(value));
        return (int) Math.min(FIFTHS, 1 + FIFTHS * (below + notAbove) / (2L * sorted.length));
    }

    /** How many are smaller. */
    private static int position(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
