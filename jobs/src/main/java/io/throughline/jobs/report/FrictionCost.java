package io.throughline.jobs.report;

import io.throughline.domain.table.Rollup;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the latest value run says that a friction costs, as a whole or at one place. */
record FrictionCost(
        String pattern,
        String step,
        String channel,
        Instant asOf,
        String status,
        long customers,
        long matches,
        BigDecimal exposed,
        @Nullable BigDecimal atRisk,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    static List<FrictionCost> read(ReportTables tables) {
        return tables
                .latest(
                        "friction_cost",
                        "as_of",
                        "pattern",
                        "step",
                        "channel",
                        "status",
                        "customers_affected",
                        "matches",
                        "value_exposed",
                        "value_at_risk",
                        "value_at_risk_low",
                        "value_at_risk_high")
                .stream()
                .map(FrictionCost::of)
                .toList();
    }

    /** Of the pattern as a whole, over all steps and channels. */
    boolean whole() {
        return step.equals(Rollup.ALL) && channel.equals(Rollup.ALL);
    }

    /** Whether its value at risk can be told apart from nothing. */
    boolean estimated() {
        return status.equals("estimated") && atRisk != null;
    }

    private static FrictionCost of(Map<String, @Nullable Object> row) {
        return new FrictionCost(
                Cells.text(row, "pattern"),
                Cells.text(row, "step"),
                Cells.text(row, "channel"),
                Cells.time(row, "as_of"),
                Cells.text(row, "status"),
                Cells.number(row, "customers_affected"),
                Cells.number(row, "matches"),
                Cells.sum(row, "value_exposed"),
                Cells.money(row, "value_at_risk"),
                Cells.money(row, "value_at_risk_low"),
                Cells.money(row, "value_at_risk_high"));
    }
}
