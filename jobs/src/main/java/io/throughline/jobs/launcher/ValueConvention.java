package io.throughline.jobs.launcher;

import io.throughline.value.purchases.Discounting;
import io.throughline.value.purchases.PeriodUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the value is discounted. */
final class ValueConvention {

    private static final double A_YEAR = 0.10;
    private static final double A_MONTH = 0.01;

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            description = "Discounting of the value: monthly-eop (twelve months of 30.4375 days, each at its end),"
                    + " continuous (twelve months, at the moment of the order), for-life (without an end, at the moment"
                    + " of the order), or lifetimes (twelve months of 4.345 weeks, or of 30 days with --unit day)."
                    + " Default: monthly-eop.")
    private @Nullable String name;

    @Option(
            names = "--discount-rate",
            paramLabel = "R",
            description = "Rate of the discount: a year's, 0.10 by default; with lifetimes a month's, 0.01 by default.")
    private @Nullable Double rate;

    boolean isGiven() {
        return name != null;
    }

    Discounting discounting(PeriodUnit unit) {
        double aYear = rate == null ? A_YEAR : rate;
        return switch (name == null ? "monthly-eop" : name) {
            case "monthly-eop" -> Discounting.monthly(aYear);
            case "continuous" -> Discounting.continuous(aYear);
            case "for-life" -> Discounting.forLife(aYear);
            case "lifetimes" -> Discounting.lifetimes(rate == null ? A_MONTH : rate, unit);
            default ->
                throw new WrongUse(
                        "--convention must be monthly-eop, continuous, for-life or lifetimes, but was " + name);
        };
    }
}
