package io.throughline.value.purchases;

/**
 * What a customer did, as purchase models see it. Times are in the {@link PeriodUnit} that the model is fitted in.
 *
 * @param repeats x: days with a purchase after the day of the first, 0 or more
 * @param recency t_x: time from the first purchase to the last, 0 without repeats
 * @param age T: time from the first purchase to the end of observation, at least {@code recency}
 * @param meanRepeatSpend m_x: mean spend of the repeat days, reporting currency; 0 without repeats
 */
public record PurchaseHistory(int repeats, double recency, double age, double meanRepeatSpend) {

    public PurchaseHistory {
        boolean possible = repeats >= 0
                && recency >= 0
                && age >= recency
                && Double.isFinite(age)
                && (repeats > 0 || recency == 0)
                && meanRepeatSpend >= 0
                && Double.isFinite(meanRepeatSpend);
        if (!possible) {
            throw new IllegalArgumentException(
                    "need repeats >= 0, 0 <= recency <= age, recency 0 without repeats and mean spend >= 0, but got repeats="
                            + repeats + ", recency=" + recency + ", age=" + age + ", mean spend=" + meanRepeatSpend);
        }
    }

    /** A history whose spend is not known. */
    public static PurchaseHistory of(int repeats, double recency, double age) {
        return new PurchaseHistory(repeats, recency, age, 0);
    }
}
