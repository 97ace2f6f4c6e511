package io.throughline.jobs.launcher;

import io.throughline.value.purchases.PeriodUnit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The unit of the models' times, and where calibration and hold-out end. */
final class ClvUnits {

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Unit of the model's times: day, week (7 days) or month (30.4375 days). Default: week.")
    private PeriodUnit unit = PeriodUnit.WEEK;

    @Option(
            names = "--calibration-end",
            paramLabel = "DATE",
            description = "Last day that the models see. Default: the last day with an order.")
    private @Nullable LocalDate calibrationEnd;

    @Option(
            names = "--holdout-end",
            paramLabel = "DATE",
            description = "Compares the orders foretold from --calibration-end to this day with those placed.")
    private @Nullable LocalDate holdoutEnd;

    @Option(
            names = "--fit-periods",
            paramLabel = "N",
            description = "With --model sbg: fits to the first N periods, compares with the rest. Default: all.")
    private @Nullable Integer fitPeriods;

    PeriodUnit unit() {
        return unit;
    }

    @Nullable
    LocalDate calibrationEnd() {
        return calibrationEnd;
    }

    @Nullable
    LocalDate holdoutEnd() {
        return holdoutEnd;
    }

    @Nullable
    Integer fitPeriods() {
        return fitPeriods;
    }
}
