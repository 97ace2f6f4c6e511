package io.throughline.value.experiments;

import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two arms' means by Welch's t-test:
 *
 * <pre>{@code t = (m1 - m0) / se,  se^2 = s1^2 / n1 + s0^2 / n0
 * df = se^4 / ((s1^2 / n1)^2 / (n1 - 1) + (s0^2 / n0)^2 / (n0 - 1))}</pre>
 *
 * <p>Welch (1947), "The generalization of 'Student's' problem when several different population variances are involved".
 *
 * @param control the arm compared with
 * @param treatment the other
 * @param effect {@code m1 - m0}, in the metric's units
 * @param standardError of the effect, 0 or more
 * @param freedom degrees of freedom; null if the data cannot tell: an arm has fewer than two units, or no unit differs
 * @param t null exactly if {@code freedom} is
 * @param pValue two-sided, null exactly if {@code freedom} is
 * @param low of the interval of {@code 1 - alpha}, null exactly if {@code freedom} is
 * @param high of it, null exactly if {@code freedom} is
 * @param relativeLift {@code m1 / m0 - 1}, null if the control's mean is 0
 * @param relativeLiftError its standard error by the delta method, null exactly if {@code relativeLift} is
 */
public record MeanDifference(
        ArmMean control,
        ArmMean treatment,
        double effect,
        double standardError,
        @Nullable Double freedom,
        @Nullable Double t,
        @Nullable Double pValue,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double relativeLift,
        @Nullable Double relativeLiftError) {

    /**
     * The difference.
     *
     * @param alpha 1 less the confidence of the interval, between 0 and 1
     * @throws IllegalArgumentException for another alpha
     */
    public static MeanDifference of(ArmMean control, ArmMean treatment, double alpha) {
        Tails.needAlpha(alpha);
        double effect = treatment.mean() - control.mean();
        double c = control.squaredError();
        double t = treatment.squaredError();
        double error = Math.sqrt(c + t);
        Double lift = control.mean() == 0 ? null : (Double) (effect / control.mean());
        double ratio = control.mean() == 0 ? 0 : treatment.mean() / control.mean();
        Double liftError =
                control.mean() == 0 ? null : (Double) (Math.sqrt(t + ratio * ratio * c) / Math.abs(control.mean()));
        if (control.units() < 2 || treatment.units() < 2 || !(error > 0)) {
            return new MeanDifference(control, treatment, effect, error, null, null, null, null, null, lift, liftError);
        }
        double share = c / (c + t);
        double freedom =
                1 / (share * share / (control.units() - 1) + (1 - share) * (1 - share) / (treatment.units() - 1));
        double reach = new TDistribution(freedom).inverseCumulativeProbability(1 - alpha / 2) * error;
        return new MeanDifference(
                control,
                treatment,
                effect,
                error,
                freedom,
                effect / error,
                Tails.student(effect / error, freedom),
                effect - reach,
                effect + reach,
                lift,
                liftError);
    }
}
