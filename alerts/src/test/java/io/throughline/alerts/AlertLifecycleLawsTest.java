package io.throughline.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for any rule and any counts. */
class AlertLifecycleLawsTest {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final AlertGroup GROUP = new AlertGroup("bot-loop", null, "reply", "bot");

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void firingAndResolvedTakeTurnsAndBelongTogether(long seed) {
        Random random = new Random(seed);
        List<Alert> alerts = judge(rule(random), windows(random), true);

        Set<String> messageIds = new HashSet<>();
        for (int i = 0; i < alerts.size(); i++) {
            Alert alert = alerts.get(i);
            assertThat(alert.state()).isEqualTo(i % 2 == 0 ? AlertState.FIRING : AlertState.RESOLVED);
            assertThat(messageIds.add(alert.messageId())).isTrue();
            if (alert.state() == AlertState.RESOLVED) {
                assertThat(alert.alertId()).isEqualTo(alerts.get(i - 1).alertId());
                assertThat(alert.startedAt()).isEqualTo(alerts.get(i - 1).startedAt());
                assertThat(alert.changedAt()).isAfter(alerts.get(i - 1).changedAt());
                assertThat(alert.customers())
                        .isGreaterThanOrEqualTo(alerts.get(i - 1).customers());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void emptyWindowsMayBeLeftOut(long seed) {
        Random random = new Random(seed);
        ThresholdRule rule = rule(random);
        List<GroupWindow> windows = windows(random);

        assertThat(judge(rule, windows, false)).isEqualTo(judge(rule, windows, true));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void windowsMayBeRepeated(long seed) {
        Random random = new Random(seed);
        ThresholdRule rule = rule(random);
        List<GroupWindow> windows = windows(random);
        List<GroupWindow> repeated = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            repeated.add(windows.get(i));
            repeated.add(windows.get(random.nextInt(i + 1)));
        }

        assertThat(judge(rule, repeated, true)).isEqualTo(judge(rule, windows, true));
    }

    private static ThresholdRule rule(Random random) {
        return new ThresholdRule("law", null, 1 + random.nextInt(6), WINDOW, 1 + random.nextInt(4), Severity.LOW);
    }

    /** Ends with a loud window, so that every gap is closed by a window that is judged. */
    private static List<GroupWindow> windows(Random random) {
        List<GroupWindow> windows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            windows.add(window(i, random.nextBoolean() ? 0 : random.nextInt(9)));
        }
        windows.add(window(60, 20));
        return windows;
    }

    private static GroupWindow window(int number, int matches) {
        Instant start = Matches.NOON.plus(WINDOW.multipliedBy(number));
        Set<String> customers = new HashSet<>();
        for (int i = 0; i < matches; i++) {
            customers.add("c" + number + "-" + i);
        }
        return new GroupWindow(
                GROUP,
                start,
                start.plus(WINDOW),
                matches,
                customers,
                Map.of(),
                List.of(),
                matches == 0 ? null : Severity.HIGH,
                null);
    }

    private static List<Alert> judge(ThresholdRule rule, List<GroupWindow> windows, boolean emptyOnes) {
        AlertLifecycle lifecycle = new AlertLifecycle(rule);
        AlertProgress progress = AlertProgress.none();
        List<Alert> alerts = new ArrayList<>();
        for (GroupWindow window : windows) {
            if (emptyOnes || window.matches() > 0) {
                Transition transition = lifecycle.next(progress, window, rule.limit());
                progress = transition.progress();
                alerts.addAll(transition.alerts());
            }
        }
        return alerts;
    }
}
