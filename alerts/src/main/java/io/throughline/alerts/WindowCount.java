package io.throughline.alerts;

import io.throughline.domain.friction.FrictionMatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the matches of one group in one window; a mutable bean, to be kept as an accumulator.
 *
 * <p>The order in which matches arrive does not show in what it holds, up to {@link #MAX_CUSTOMERS} customers.
 */
public final class WindowCount {

    /** Distinct customers that are told apart; more are not counted. */
    public static final int MAX_CUSTOMERS = 10_000;

    /** Matches that are named: those with the smallest ids. */
    public static final int MAX_EXAMPLES = 5;

    public long matches;
    public Set<String> customers = new HashSet<>();
    public Map<String, Exposure> exposures = new HashMap<>();
    public List<String> examples = new ArrayList<>();
    public @Nullable Severity severity;
    public @Nullable String owner;

    public WindowCount() {}

    /** Counts {@code match}. */
    public void add(FrictionMatch match) {
        matches++;
        String customer = match.customerId() == null ? match.profileId() : match.customerId();
        if (customers.size() < MAX_CUSTOMERS) {
            customers.add(customer);
        }
        if (match.valueExposed() != null && customers.contains(customer)) {
            exposures.merge(customer, Exposure.of(match), Exposure::larger);
        }
        examples = Examples.smallest(examples, List.of(match.matchId()));
        Severity worst = Severity.named(match.severity()).orElse(Severity.LOW);
        severity = severity == null || severity.compareTo(worst) < 0 ? worst : severity;
        owner = smaller(owner, match.owner());
    }

    /** What was counted, as the window of {@code group} from {@code start} to {@code end}. */
    public GroupWindow toWindow(AlertGroup group, Instant start, Instant end) {
        return new GroupWindow(group, start, end, matches, customers, exposures, examples, severity, owner);
    }

    private static @Nullable String smaller(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
