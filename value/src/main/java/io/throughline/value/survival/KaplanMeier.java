package io.throughline.value.survival;

import io.throughline.value.fitting.Estimate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The share of customers who stay longer than a time, without a model of it (Kaplan &amp; Meier 1958).
 *
 * <pre>{@code
 * S(t) = product over times u <= t of (1 - d_u / n_u)        d events, n at risk
 * se(ln S(t)) = root of the sum of d_u / (n_u (n_u - d_u))    Greenwood
 * H(t) = sum of d_u / n_u                                     Nelson-Aalen
 * }</pre>
 *
 * <p>Customers who are censored at a time are at risk at it. Intervals are those of {@code ln(-ln S)} (Kalbfleisch &amp;
 * Prentice 1980), 95 %, within 0 and 1.
 *
 * @param points with rising times
 */
public record KaplanMeier(List<Point> points) {

    /**
     * The curve at one time.
     *
     * @param time in the unit of the lifetimes
     * @param atRisk customers just before
     * @param events customers who churned then
     * @param censored customers last seen then
     * @param survival S, from 0 to 1
     * @param errorOfLog standard error of ln S; null where S is 0
     * @param low lower end of the interval; null where S is 0
     * @param high upper end; null where S is 0
     * @param cumulativeHazard H, 0 or more
     */
    public record Point(
            double time,
            long atRisk,
            long events,
            long censored,
            double survival,
            @Nullable Double errorOfLog,
            @Nullable Double low,
            @Nullable Double high,
            double cumulativeHazard) {

        /** Standard error of S, that is S times that of ln S; null where S is 0. */
        public @Nullable Double error() {
            return errorOfLog == null ? null : (Double) (survival * errorOfLog);
        }
    }

    public KaplanMeier {
        points = List.copyOf(points);
    }

    /** The curve; empty without customers. */
    public static KaplanMeier of(Lifetimes lifetimes) {
        List<Point> points = new ArrayList<>(lifetimes.rows().size());
        long atRisk = lifetimes.customers();
        double survival = 1;
        double variance = 0;
        double hazard = 0;
        for (Lifetimes.Row row : lifetimes.rows()) {
            long stay = atRisk - row.events();
            survival *= stay / (double) atRisk;
            hazard += row.events() / (double) atRisk;
            if (stay > 0) {
                variance += row.events() / ((double) atRisk * stay);
                points.add(point(row, atRisk, survival, Math.sqrt(variance), hazard));
            } else {
                points.add(new Point(row.time(), atRisk, row.events(), row.censored(), 0, null, null, null, hazard));
            }
            atRisk -= row.customers();
        }
        return new KaplanMeier(points);
    }

    private static Point point(Lifetimes.Row row, long atRisk, double survival, double error, double hazard) {
        double low = 1;
        double high = 1;
        if (survival < 1) {
            double log = Math.log(survival);
            double spread = Math.exp(Estimate.Z95 * error / -log);
            low = Math.exp(log * spread);
            high = Math.exp(log / spread);
        }
        return new Point(row.time(), atRisk, row.events(), row.censored(), survival, error, low, high, hazard);
    }

    /** S at a time, 1 before the first one. */
    public double at(double time) {
        double survival = 1;
        for (Point point : points) {
            if (point.time > time) {
                break;
            }
            survival = point.survival;
        }
        return survival;
    }

    /**
     * The smallest time by which S is at most {@code 1 - share}; where S equals it over an interval, the middle, as R has
     * it. 0.5 gives the median.
     *
     * @return null if fewer than that share are seen to leave
     */
    public @Nullable Double quantile(double share) {
        double level = 1 - share;
        for (int i = 0; i < points.size(); i++) {
            double survival = points.get(i).survival;
            if (survival <= level + 1e-12) {
                if (Math.abs(survival - level) > 1e-12) {
                    return points.get(i).time;
                }
                for (int next = i + 1; next < points.size(); next++) {
                    if (points.get(next).events > 0) {
                        return (points.get(i).time + points.get(next).time) / 2;
                    }
                }
                return points.get(i).time;
            }
        }
        return null;
    }

    /**
     * Restricted mean: the time that a customer stays within the first {@code until}, the integral of S (Irwin 1949). Past
     * the last time S keeps its last value.
     *
     * @throws IllegalArgumentException if {@code until} is not greater than 0
     */
    public double restrictedMean(double until) {
        if (!(until > 0) || Double.isInfinite(until)) {
            throw new IllegalArgumentException("a restricted mean needs a time greater than 0, but got " + until);
        }
        double area = 0;
        double from = 0;
        double survival = 1;
        for (Point point : points) {
            if (point.time >= until) {
                break;
            }
            area += survival * (point.time - from);
            from = point.time;
            survival = point.survival;
        }
        return area + survival * (until - from);
    }
}
