package io.throughline.jobs.launcher;

import io.throughline.value.purchases.Discounting;
import io.throughline.value.purchases.PeriodUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the value of twelve months is discounted. */
final class ValueConvention {

    private static final double A_YEAR = 0.10;
    private static final double A_MONTH = 0.01;

    @Option(
            names = "--convention",
            paramLabel = "NAME",
            description = "Discounting of the value: monthly-eop (twelve months of 30.4375 days, each at its end),"
                    + " continuous (at the moment of the order), both at 10 %% a year, or lifetimes (months of 4.345"
                    + " weeks, or of 30 days with --unit day, at 1 %% a month). Default: monthly-eop.")
    private @Nullable String name;

    boolean isGiven() {
        return name != null;
    }

    Discounting discounting(PeriodUnit unit) {
        return switch (name == null ? "monthly-eop" : name) {
            case "monthly-eop" -> Discounting.monthly(A_YEAR);
            case "continuous" -> Discounting.continuous(A_YEAR);
            case "lifetimes" -> Discounting.lifetimes(A_MONTH, unit);
            default -> throw new WrongUse("--convention must be monthly-eop, continuous or lifetimes, but was " + name);
        };
    }
}
