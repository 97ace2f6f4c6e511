package io.throughline.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceSilenceTest {

    private final SourceSilence rule = new SourceSilence(Set.of("app"), 20, Duration.ofMinutes(15), ZoneOffset.UTC);
    private final List<Alert> alerts = new ArrayList<>();
    private SourceProgress progress = SourceProgress.begin(Matches.NOON);

    @Test
    void firesWhenTheSilenceIsTooLongForChanceAndResolvesWhenAnEventComes() {
        pass(12, 50, 0, 0, 0, 0, 0, 0, 40); // each window is evidence of ln 49: six are more than 20

        assertThat(alerts).extracting(Alert::state).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        Alert fired = alerts.get(0);
        assertThat(fired.startedAt()).isEqualTo(Matches.NOON.plus(Duration.ofMinutes(5)));
        assertThat(fired.changedAt()).isEqualTo(Matches.NOON.plus(Duration.ofMinutes(35)));
        assertThat(fired.expected()).isCloseTo(6 * 48.0 / 49, within(1e-9));
        assertThat(fired.step()).isEqualTo("app");
        assertThat(fired.matches()).isZero();
        assertThat(alerts.get(1).alertId()).isEqualTo(fired.alertId());
        assertThat(alerts.get(1).messageId()).isNotEqualTo(fired.messageId());
        assertThat(alerts.get(1).matches()).isEqualTo(40);
    }

    @Test
    void aNightIsNoSilence() {
        pass(1, 1);
        for (int window = 0; window < 96; window++) {
            pass(1, 0); // 4 windows of 49: evidence of 0.085 each, 8.2 in eight hours
        }

        assertThat(alerts).isEmpty();
    }

    @Test
    void aSlowSourceIsGivenTheTimeItNeeds() {
        pass(6, 2);
        for (int window = 0; window < 29; window++) {
            pass(6, 0);
        }
        assertThat(alerts).isEmpty();
        pass(6, 0); // 24 windows of 49: evidence of 0.673 each, more than 20 after 30

        assertThat(alerts).extracting(Alert::state).containsExactly(AlertState.FIRING);
    }

    @Test
    void howMuchABurstHoldsIsNoEvidence() {
        pass(1, 10_000, 0, 0, 0, 0, 0, 0);

        assertThat(alerts).isEmpty();
    }

    @Test
    void waitsAsLongAsItIsToldHoweverBusyTheSource() {
        SourceSilence hasty = new SourceSilence(Set.of("app"), 4, Duration.ofMinutes(15), ZoneOffset.UTC);
        SourceProgress now = SourceProgress.begin(Matches.NOON);
        for (int window = 0; window < 2; window++) {
            now = hasty.next(now, now.seenUntil(), 0, Collections.nCopies(4, 12L));
        }

        assertThat(now.firing()).isFalse();
        assertThat(hasty.next(now, now.seenUntil(), 0, Collections.nCopies(4, 12L))
                        .firing())
                .isTrue();
    }

    @Test
    void hasNoOpinionOnHoursThatItHasNotSeenTwice() {
        progress = SourceProgress.begin(Matches.NOON);
        for (int window = 0; window < 100; window++) {
            SourceProgress now = rule.next(progress, progress.seenUntil(), 0, List.of(12L));
            assertThat(rule.alert("app", progress, now, 0)).isEmpty();
            progress = now;
        }
    }

    @Test
    void comparesTheHoursThatTheBusinesssClocksCallTheSame() {
        SourceSilence berlin = new SourceSilence(Set.of(), 20, Duration.ofMinutes(15), ZoneId.of("Europe/Berlin"));

        assertThat(berlin.sameHours(Instant.parse("2026-10-26T08:10:00Z"))) // Monday at nine, winter time since Sunday
                .startsWith(Instant.parse("2026-10-19T07:00:00Z"), Instant.parse("2026-10-12T07:00:00Z"))
                .hasSize(4);
    }

    private void pass(long busyWindowsAnHour, long... events) {
        for (long count : events) {
            SourceProgress now =
                    rule.next(progress, progress.seenUntil(), count, Collections.nCopies(4, busyWindowsAnHour));
            rule.alert("app", progress, now, count).ifPresent(alerts::add);
            progress = now;
        }
    }
}
