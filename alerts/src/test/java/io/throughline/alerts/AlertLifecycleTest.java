package io.throughline.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.value.RiskStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertLifecycleTest {

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final AlertGroup GROUP = new AlertGroup("cart-abandonment", "checkout", "payment", "web");

    private final AlertLifecycle lifecycle =
            new AlertLifecycle(new ThresholdRule("spike", null, 10, WINDOW, 2, Severity.LOW));
    private final List<Alert> alerts = new ArrayList<>();
    private AlertProgress progress = AlertProgress.none();

    @Test
    void staysQuietBelowTheThreshold() {
        pass(0, 9);

        assertThat(alerts).isEmpty();
        assertThat(progress.isFiring()).isFalse();
    }

    @Test
    void firesAtTheThreshold() {
        pass(0, 10);

        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.state()).isEqualTo(AlertState.FIRING);
            assertThat(alert.startedAt()).isEqualTo(start(0));
            assertThat(alert.changedAt()).isEqualTo(start(1));
            assertThat(alert.matches()).isEqualTo(10);
            assertThat(alert.threshold()).isEqualTo(10);
            assertThat(alert.customers()).isEqualTo(10);
            assertThat(alert.severity()).isEqualTo("high");
            assertThat(alert.owner()).isEqualTo("web-team");
        });
    }

    @Test
    void saysNothingWhileItGoesOn() {
        pass(0, 10, 30, 12);

        assertThat(states()).containsExactly(AlertState.FIRING);
    }

    @Test
    void staysOneAlertWhileItSwingsAboutTheThreshold() {
        pass(0, 10, 9, 11, 5, 10, 5);

        assertThat(states()).containsExactly(AlertState.FIRING);
    }

    @Test
    void doesNotResolveAfterOneQuietWindow() {
        pass(0, 10, 4);

        assertThat(states()).containsExactly(AlertState.FIRING);
        assertThat(progress.quietWindows()).isEqualTo(1);
    }

    @Test
    void countsQuietWindowsAnewAfterALoudOne() {
        pass(0, 10, 4, 5, 4);

        assertThat(states()).containsExactly(AlertState.FIRING);
        assertThat(progress.quietWindows()).isEqualTo(1);
    }

    @Test
    void resolvesAfterEnoughQuietWindows() {
        pass(0, 10, 4, 0);

        assertThat(states()).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        assertThat(alerts.get(1).alertId()).isEqualTo(alerts.get(0).alertId());
        assertThat(alerts.get(1).messageId()).isNotEqualTo(alerts.get(0).messageId());
        assertThat(alerts.get(1).startedAt()).isEqualTo(start(0));
        assertThat(alerts.get(1).changedAt()).isEqualTo(start(3));
        assertThat(alerts.get(1).matches()).isZero();
        assertThat(progress).isEqualTo(AlertProgress.quiet(start(3)));
    }

    @Test
    void firesAgainUnderANewIdAfterItResolved() {
        pass(0, 10, 0, 0, 10);

        assertThat(states()).containsExactly(AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING);
        assertThat(alerts.get(2).alertId()).isNotEqualTo(alerts.get(0).alertId());
    }

    @Test
    void countsWindowsThatAreLeftOutAsEmpty() {
        pass(0, 10);
        pass(5, 12);

        assertThat(states()).containsExactly(AlertState.FIRING, AlertState.RESOLVED, AlertState.FIRING);
        assertThat(alerts.get(1).changedAt()).isEqualTo(start(3));
        assertThat(alerts.get(2).startedAt()).isEqualTo(start(5));
    }

    @Test
    void judgesAWindowOnce() {
        pass(0, 10, 4);
        pass(1, 4);
        pass(0, 10);

        assertThat(states()).containsExactly(AlertState.FIRING);
        assertThat(progress.quietWindows()).isEqualTo(1);
    }

    @Test
    void countsACustomerAndTheirValueOnce() {
        judge(window(0, 10, Set.of("c1", "c2"), Map.of("c1", "100.00", "c2", "50.00")));
        judge(window(1, 8, Set.of("c1", "c3"), Map.of("c1", "100.00", "c3", "7.00")));
        pass(2, 0, 0);

        assertThat(alerts.get(0).customers()).isEqualTo(2);
        assertThat(alerts.get(0).valueExposed()).isEqualByComparingTo("150.00");
        assertThat(alerts.get(1).customers()).isEqualTo(3);
        assertThat(alerts.get(1).valueExposed()).isEqualByComparingTo("157.00");
    }

    @Test
    void tellsNoValueWhereNobodyHasAPrice() {
        pass(0, 10);

        assertThat(alerts.get(0).valueExposed()).isNull();
    }

    @Test
    void keepsNoMoreThanItsBounds() {
        for (int i = 0; i < 4; i++) {
            int from = i * 4_000;
            Set<String> customers =
                    IntStream.range(from, from + 4_000).mapToObj(n -> "c" + n).collect(Collectors.toSet());
            judge(window(i, 4_000, customers, Map.of()));
        }

        assertThat(progress.customers()).hasSize(WindowCount.MAX_CUSTOMERS);
        assertThat(progress.examples()).hasSizeLessThanOrEqualTo(WindowCount.MAX_EXAMPLES);
    }

    @Test
    void derivesIdsFromRuleGroupAndStartAlone() {
        pass(0, 10, 0, 0);

        // base32(SHA-256 over length-prefixed parts, first 128 bits), computed with Python's hashlib and base64.
        assertThat(alerts.get(0).alertId()).isEqualTo("esusatbka5xpa4z7ni54e3gxbm");
        assertThat(alerts.get(0).messageId()).isEqualTo("fbplfanfsqyzhxrce4sitgez6i");
        assertThat(alerts.get(1).messageId()).isEqualTo("ofjw5tcj63zuwjnc25m6vmluaa");
    }

    private List<AlertState> states() {
        return alerts.stream().map(Alert::state).toList();
    }

    private void pass(int first, int... counts) {
        for (int i = 0; i < counts.length; i++) {
            Set<String> customers =
                    IntStream.range(0, counts[i]).mapToObj(n -> "c" + n).collect(Collectors.toSet());
            judge(window(first + i, counts[i], customers, Map.of()));
        }
    }

    private void judge(GroupWindow window) {
        Transition transition = lifecycle.next(progress, window, new Limit(10, null));
        progress = transition.progress();
        alerts.addAll(transition.alerts());
    }

    private static GroupWindow window(int number, int matches, Set<String> customers, Map<String, String> values) {
        Map<String, Exposure> prices = new TreeMap<>();
        values.forEach((customer, value) ->
                prices.put(customer, new Exposure(new BigDecimal(value), null, null, null, RiskStatus.NO_ESTIMATE)));
        List<String> examples = matches == 0 ? List.of() : List.of("m" + number);
        return new GroupWindow(
                GROUP,
                start(number),
                start(number + 1),
                matches,
                customers,
                prices,
                examples,
                matches == 0 ? null : Severity.HIGH,
                matches == 0 ? null : "web-team");
    }

    private static Instant start(int number) {
        return Matches.NOON.plus(WINDOW.multipliedBy(number));
    }
}
