package io.throughline.connectors.webhooks;

import static java.util.Objects.requireNonNullElse;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.value.RiskStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An alert in one sentence, for people. */
final class AlertSummary {

    /** The pattern of alerts on silent sources. */
    static final String SOURCE_SILENCE = "source-silence";

    private AlertSummary() {}

    static String of(Alert alert) {
        boolean silence = alert.pattern().equals(SOURCE_SILENCE);
        if (alert.state() == AlertState.RESOLVED) {
            return silence
                    ? "Source " + alert.step() + " sends again after " + length(alert) + "."
                    : place(alert) + " is over after " + length(alert) + ": " + affected(alert) + ".";
        }
        return silence
                ? "Source " + alert.step() + " has sent nothing for " + length(alert) + ", although it usually does in "
                        + rounded(requireNonNullElse(alert.expected(), 0.0)) + " of those five minutes."
                : place(alert) + ": " + alert.matches() + " matches, "
                        + (alert.expected() == null
                                ? "threshold " + alert.threshold() + ", no baseline yet"
                                : rounded(alert.expected()) + " expected")
                        + "; " + affected(alert) + ".";
    }

    private static String place(Alert alert) {
        return alert.pattern() + " on " + alert.channel() + ", " + alert.step();
    }

    private static String affected(Alert alert) {
        String customers = alert.customers() + (alert.customers() == 1 ? " customer" : " customers");
        if (alert.valueExposed() == null) {
            return customers;
        }
        if (alert.valueAtRisk() == null || alert.valueStatus() == RiskStatus.NO_ESTIMATE) {
            return customers + ", value exposed " + whole(alert.valueExposed()) + ", no estimate of what is at risk";
        }
        return customers + ", value at risk " + whole(alert.valueAtRisk()) + " (" + whole(alert.valueAtRiskLow())
                + " to " + whole(alert.valueAtRiskHigh()) + ")"
                + (alert.valueStatus() == RiskStatus.NOT_DISTINGUISHABLE ? ", not distinguishable from none" : "")
                + " of " + whole(alert.valueExposed()) + " exposed";
    }

    private static String length(Alert alert) {
        Duration length = Duration.between(alert.startedAt(), alert.changedAt());
        return length.toHours() == 0
                ? length.toMinutes() + " min"
                : length.toHours() + " h " + length.toMinutesPart() + " min";
    }

    private static String rounded(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    private static String whole(@Nullable BigDecimal amount) {
        return amount == null
                ? "unknown"
                : String.format(
                        Locale.ROOT,
                        "%,d",
                        amount.setScale(0, RoundingMode.HALF_EVEN).toBigInteger());
    }
}
