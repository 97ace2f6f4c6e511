package io.throughline.value.experiments;

/**
 * Units that an experiment of two arms needs:
 *
 * <pre>{@code n in each arm = (z_{1 - alpha/(2 m)} + z_power)^2 2 sd^2 / effect^2}</pre>
 *
 * <p>with m comparisons by Bonferroni. Fleiss, Levin &amp; Paik (2003), "Statistical Methods for Rates and Proportions".
 *
 * @param inEachArm units, 1 or more
 * @param inAll units of all arms
 */
public record SampleSize(long inEachArm, long inAll) {

    /**
     * The size.
     *
     * @param deviation standard deviation of the metric between units, above 0; of a share p {@code sqrt(p (1 - p))}
     * @param effect smallest that must be found, in the metric's units, not 0
     * @param alpha two-sided, between 0 and 1
     * @param power probability to find it, between 0 and 1 and above alpha / 2
     * @param arms with the control, 2 or more
     * @throws IllegalArgumentException for anything else, or if more than 1e15 units are needed
     */
    public static SampleSize of(double deviation, double effect, double alpha, double power, int arms) {
        Tails.needAlpha(alpha);
        if (!(deviation > 0)
                || effect == 0
                || !Double.isFinite(effect)
                || !(power > alpha / 2 && power < 1)
                || arms < 2) {
            throw new IllegalArgumentException(
                    "need a deviation above 0, an effect other than 0, a power between alpha / 2 and 1 and 2 arms or more,"
                            + " but got " + deviation + ", " + effect + ", " + power + " and " + arms);
        }
        double z = Tails.normalQuantile(1 - alpha / 2 / (arms - 1)) + Tails.normalQuantile(power);
        double each = Math.ceil(2 * Math.pow(z * deviation / effect, 2));
        if (!(each <= 1e15)) {
            throw new IllegalArgumentException(
                    "an effect of " + effect + " beside a deviation of " + deviation + " needs more than 1e15 units");
        }
        return new SampleSize((long) each, (long) each * arms);
    }

    /** Days until so many units came. @param unitsADay into all arms together, above 0 */
    public long days(double unitsADay) {
        if (!(unitsADay > 0)) {
            throw new IllegalArgumentException("units a day must be above 0, but were " + unitsADay);
        }
        return (long) Math.ceil(inAll / unitsADay);
    }
}
