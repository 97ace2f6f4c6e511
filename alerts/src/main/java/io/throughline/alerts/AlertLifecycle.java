package io.throughline.alerts;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.friction.MatchId;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the alert of a group from window to window: quiet, firing, quiet again.
 *
 * <p>A pure function of what is kept and one window. Windows of a group come in order; one that was judged already
 * changes nothing, and windows that are left out count as empty. So a resolve always has its firing, and ids follow
 * from rule, group and start alone: a replay repeats them.
 */
public record AlertLifecycle(ThresholdRule rule) implements Serializable {

    public AlertLifecycle {
        requireNonNull(rule, "rule");
    }

    /**
     * Judges {@code window} after all earlier ones of its group.
     *
     * @param limit what it is held against
     */
    public Transition next(AlertProgress progress, GroupWindow window, Limit limit) {
        Instant seen = progress.seenUntil();
        if (seen != null && !window.end().isAfter(seen)) {
            return new Transition(progress, List.of());
        }
        List<Alert> alerts = new ArrayList<>();
        AlertProgress now = skipEmpty(progress, window, alerts);
        now = now.isFiring() ? goOn(now, window, limit, alerts) : begin(window, limit, alerts);
        return new Transition(now, alerts);
    }

    /** Windows without a match may be left out: they bring an alert nearer to its end all the same. */
    private AlertProgress skipEmpty(AlertProgress progress, GroupWindow window, List<Alert> alerts) {
        Instant seen = progress.seenUntil();
        if (!progress.isFiring() || seen == null) {
            return progress;
        }
        long skipped = Duration.between(seen, window.start()).toMillis()
                / rule.window().toMillis();
        AlertProgress now = progress;
        Instant start = seen;
        for (long i = 0; i < skipped && now.isFiring(); i++) {
            Instant end = start.plus(rule.window());
            now = goOn(now, GroupWindow.empty(window.group(), start, end), rule.limit(), alerts);
            start = end;
        }
        return now;
    }

    private AlertProgress begin(GroupWindow window, Limit limit, List<Alert> alerts) {
        if (!limit.isReachedBy(window.matches())) {
            return AlertProgress.quiet(window.end());
        }
        AlertProgress begun = new AlertProgress(
                window.start(),
                window.end(),
                0,
                window.customers(),
                sum(Exposure.NONE, window.exposures(), Set.of()),
                window.examples(),
                window.severity(),
                window.owner());
        alerts.add(alert(begun, window.start(), AlertState.FIRING, window, limit));
        return begun;
    }

    private AlertProgress goOn(AlertProgress progress, GroupWindow window, Limit limit, List<Alert> alerts) {
        Instant startedAt = requireNonNull(progress.startedAt(), "startedAt");
        AlertProgress now = absorb(progress, window, limit);
        if (now.quietWindows() < rule.quietWindows()) {
            return now;
        }
        alerts.add(alert(now, startedAt, AlertState.RESOLVED, window, limit));
        return AlertProgress.quiet(window.end());
    }

    private AlertProgress absorb(AlertProgress progress, GroupWindow window, Limit limit) {
        Set<String> customers = new HashSet<>(progress.customers());
        for (String customer : window.customers()) {
            if (customers.size() >= WindowCount.MAX_CUSTOMERS) {
                break;
            }
            customers.add(customer);
        }
        return new AlertProgress(
                progress.startedAt(),
                window.end(),
                limit.isQuiet(window.matches()) ? progress.quietWindows() + 1 : 0,
                customers,
                sum(progress.exposure(), window.exposures(), progress.customers()),
                Examples.smallest(progress.examples(), window.examples()),
                worse(progress.severity(), window.severity()),
                progress.owner() == null ? window.owner() : progress.owner());
    }

    private Alert alert(AlertProgress progress, Instant startedAt, AlertState state, GroupWindow window, Limit limit) {
        Exposure exposure = progress.exposure();
        AlertGroup group = window.group();
        return new Alert(
                id(group, startedAt, state.wireName()),
                id(group, startedAt, ""),
                rule.name(),
                state,
                group.pattern(),
                group.journey(),
                group.step(),
                group.channel(),
                startedAt,
                window.end(),
                window.matches(),
                limit.matches(),
                progress.customers().size(),
                progress.examples(),
                exposure.value(),
                (progress.severity() == null ? Severity.LOW : progress.severity()).wireName(),
                progress.owner(),
                exposure.risk(),
                exposure.riskLow(),
                exposure.riskHigh(),
                exposure.status(),
                limit.expected());
    }

    private String id(AlertGroup group, Instant startedAt, String state) {
        String journey = group.journey() == null ? "" : group.journey();
        String start = Long.toString(startedAt.toEpochMilli());
        return MatchId.ofParts(
                "alert", rule.name(), group.pattern(), journey, group.step(), group.channel(), start, state);
    }

    /** Adds what is at stake with customers who are not in {@code counted}: each is exposed once. */
    private static Exposure sum(Exposure before, Map<String, Exposure> exposures, Set<String> counted) {
        Exposure total = before;
        for (Map.Entry<String, Exposure> exposure : exposures.entrySet()) {
            if (!counted.contains(exposure.getKey())) {
                total = total.plus(exposure.getValue());
            }
        }
        return total;
    }

    private static @Nullable Severity worse(@Nullable Severity one, @Nullable Severity other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) >= 0 ? one : other;
    }
}
