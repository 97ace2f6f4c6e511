package io.throughline.value.drivers;

import io.throughline.value.fitting.Estimate;
import java.util.Collection;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A score of what customers said, with its error.
 *
 * @param value in the score's units
 * @param standardError of it, 0 or more
 * @param low of the interval of 95 %
 * @param high of it
 * @param answers how many
 */
public record ExperienceScore(double value, double standardError, double low, double high, long answers) {

    /**
     * Net promoter score, -100 to 100: percent that answer 9 or 10 less percent that answer 0 to 6. Reichheld (2003), "The one
     * number you need to grow". Its variance is {@code (p + d - (p - d)^2) / n}.
     *
     * @param ratings 0 to 10, one or more
     * @throws IllegalArgumentException for other ratings or none
     */
    public static ExperienceScore netPromoter(Collection<Double> ratings) {
        need(ratings, 0, 10);
        double n = ratings.size();
        double promoters = ratings.stream().filter(rating -> rating >= 9).count() / n;
        double detractors = ratings.stream().filter(rating -> rating <= 6).count() / n;
        double net = promoters - detractors;
        double error = Math.sqrt(Math.max(0, promoters + detractors - net * net) / n);
        return new ExperienceScore(
                100 * net,
                100 * error,
                Math.max(-100, 100 * (net - Estimate.Z95 * error)),
                Math.min(100, 100 * (net + Estimate.Z95 * error)),
                ratings.size());
    }

    /**
     * Percent of some answers for which something holds, with Wilson's interval. Wilson (1927), "Probable inference, the law
     * of succession, and statistical inference".
     *
     * @param hits 0 to {@code answers}
     * @param answers 1 or more
     * @throws IllegalArgumentException for anything else
     */
    public static ExperienceScore percent(long hits, long answers) {
        if (answers < 1 || hits < 0 || hits > answers) {
            throw new IllegalArgumentException(
                    "need 0 to n hits of one answer or more, but got " + hits + " of " + answers);
        }
        double n = answers;
        double p = hits / n;
        double z2 = Estimate.Z95 * Estimate.Z95;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double reach = Estimate.Z95 * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
        return new ExperienceScore(
                100 * p,
                100 * Math.sqrt(p * (1 - p) / n),
                Math.max(0, 100 * (middle - reach)),
                Math.min(100, 100 * (middle + reach)),
                answers);
    }

    /**
     * Mean of answers on a scale, with Student's interval.
     *
     * @param answers between the ends of the scale, one or more
     * @throws IllegalArgumentException for other answers or none
     */
    public static ExperienceScore mean(Collection<Double> answers, double lowest, double highest) {
        need(answers, lowest, highest);
        int n = answers.size();
        double mean = answers.stream().mapToDouble(Double::doubleValue).sorted().sum() / n;
        double squares = answers.stream()
                .mapToDouble(answer -> (answer - mean) * (answer - mean))
                .sorted()
                .sum();
        double error = n < 2 ? 0 : Math.sqrt(squares / (n - 1) / n);
        double reach = n < 2 ? highest - lowest : new TDistribution(n - 1).inverseCumulativeProbability(0.975) * error;
        return new ExperienceScore(mean, error, Math.max(lowest, mean - reach), Math.min(highest, mean + reach), n);
    }

    private static void need(Collection<Double> answers, double lowest, double highest) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("need one answer or more");
        }
        for (double answer : answers) {
            if (!(answer >= lowest && answer <= highest)) {
                throw new IllegalArgumentException(
                        "an answer lies in " + lowest + " to " + highest + ", but was " + answer);
            }
        }
    }
}
