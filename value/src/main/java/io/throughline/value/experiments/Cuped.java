package io.throughline.value.experiments;

import io.throughline.value.sums.Comoments;

/**
 * The difference of means after what a covariate from before the experiment foretells is taken out (CUPED):
 *
 * <pre>{@code y' = y - theta (x - mean(x)),  theta = cov(x, y) / var(x)}</pre>
 *
 * <p>Deng, Xu, Kohavi &amp; Walker (2013), "Improving the sensitivity of online controlled experiments by utilizing
 * pre-experiment data". It removes the share {@code corr(x, y)^2} of the variance, little where most units are 0.
 *
 * @param difference of the adjusted metric, theta from both arms together
 * @param theta over both arms, in metric per covariate; 0 if the covariate does not vary
 * @param varianceReduction share of the effect's squared standard error that was removed, at most 1
 * @param correlation of covariate and metric over both arms, -1 to 1
 * @param thetaWithin the same within the arms
 * @param effectWithin effect with it, in the metric's units
 * @param standardErrorWithin its standard error
 */
public record Cuped(
        MeanDifference difference,
        double theta,
        double varianceReduction,
        double correlation,
        double thetaWithin,
        double effectWithin,
        double standardErrorWithin) {

    /**
     * The adjusted difference.
     *
     * @param metric which variable of the arms is the metric
     * @param covariate which is the covariate; it must be from before the experiment, or it hides the effect
     * @throws IllegalArgumentException for an alpha that does not lie between 0 and 1
     */
    public static Cuped of(Comoments control, Comoments treatment, int metric, int covariate, double alpha) {
        Comoments all = new Comoments(control.variables());
        all.addAll(control);
        all.addAll(treatment);
        double theta = slope(all.centred(metric, covariate), all.centred(covariate, covariate));
        double within = slope(
                control.centred(metric, covariate) + treatment.centred(metric, covariate),
                control.centred(covariate, covariate) + treatment.centred(covariate, covariate));
        double mean = all.mean(covariate);
        MeanDifference difference = MeanDifference.of(
                adjusted(control, metric, covariate, theta, mean),
                adjusted(treatment, metric, covariate, theta, mean),
                alpha);
        MeanDifference other = MeanDifference.of(
                adjusted(control, metric, covariate, within, mean),
                adjusted(treatment, metric, covariate, within, mean),
                alpha);
        double raw = MeanDifference.of(ArmMean.of(control, metric), ArmMean.of(treatment, metric), alpha)
                .standardError();
        double left = raw > 0 ? difference.standardError() / raw : 1;
        double scatter = Math.sqrt(all.centred(metric, metric) * all.centred(covariate, covariate));
        double correlation = scatter > 0 ? all.centred(metric, covariate) / scatter : 0;
        return new Cuped(
                difference,
                theta,
                1 - left * left,
                Math.max(-1, Math.min(1, correlation)),
                within,
                other.effect(),
                other.standardError());
    }

    private static double slope(double together, double own) {
        return own > 0 ? together / own : 0;
    }

    private static ArmMean adjusted(Comoments arm, int metric, int covariate, double theta, double mean) {
        double variance = arm.covariance(metric, metric)
                - 2 * theta * arm.covariance(metric, covariate)
                + theta * theta * arm.covariance(covariate, covariate);
        return new ArmMean(arm.count(), arm.mean(metric) - theta * (arm.mean(covariate) - mean), Math.max(0, variance));
    }
}
