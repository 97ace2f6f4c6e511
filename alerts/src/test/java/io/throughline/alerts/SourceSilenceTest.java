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

    private final SourceSilence rule =
            new SourceSilence(Set.of("app"), 20, Duration.ofMinutes(15), ZoneOffset.UTC);
    private final List<Alert> alerts = new ArrayList<>();
    private SourceProgress progress = SourceProgress.begin(Matches.NOON);

    @Test
    void firesWhenEnoughEventsWereDueAndResolvesWhenOneComes() {
        pass(600, 50, 0, 0, 0, 40);

        assertThat(alerts).extracting(Alert::state).containsExactly(AlertState.FIRING, AlertState.RESOLVED);
        Alert fired = alerts.get(0);
        assertThat(fired.startedAt()).isEqualTo(Matches.NOON.plus(Duration.ofMinutes(5)));
        assertThat(fired.changedAt()).isEqualTo(Matches.NOON.plus(Duration.ofMinutes(20)));
        assertThat(fired.expected()).isCloseTo(150, within(1e-9)); // 600 an hour are 50 in 5 minutes
        assertThat(fired.step()).isEqualTo("app");
        assertThat(fired.matches()).isZero();
        assertThat(alerts.get(1).alertId()).isEqualTo(fired.alertId());
        assertThat(alerts.get(1).messageId()).isNotEqualTo(fired.messageId());
        assertThat(alerts.get(1).matches()).isEqualTo(40);
    }

    @Test
    void aNightIsNoSilence() {
        pass(2, 1);
        for (int window = 0; window < 48; window++) {
            pass(2, 0); // two an hour: eight due in four hours
        }

        assertThat(alerts).isEmpty();
    }

    @Test
    void aSlowSourceIsGivenTheTimeItNeeds() {
        pass(24, 2);
        for (int window = 0; window < 9; window++) {
            pass(24, 0);
        }
        assertThat(alerts).isEmpty();
        pass(24, 0); // two in five minutes: twenty after fifty

        assertThat(alerts).extracting(Alert::state).containsExactly(AlertState.FIRING);
    }

    @Test
    void waitsAQuarterOfAnHourHoweverBusyTheSource() {
        pass(6_000, 500, 0, 0);

        assertThat(alerts).isEmpty();
    }

    @Test
    void hasNoOpinionOnHoursThatItHasNotSeenTwice() {
        progress = SourceProgress.begin(Matches.NOON);
        for (int window = 0; window < 100; window++) {
            SourceProgress now = rule.next(progress, progress.seenUntil(), 0, List.of(1_000L));
            assertThat(rule.alert("app", progress, now, 0)).isEmpty();
            progress = now;
        }
    }

    @Test
    void comparesTheHoursThatTheBusinesssClocksCallTheSame() {
        SourceSilence berlin =
                new SourceSilence(Set.of(), 20, Duration.ofMinutes(15), ZoneId.of("Europe/Berlin"));

        assertThat(berlin.sameHours(Instant.parse("2026-10-26T08:10:00Z"))) // Monday at nine, winter time since Sunday
                .startsWith(Instant.parse("2026-10-19T07:00:00Z"), Instant.parse("2026-10-12T07:00:00Z"))
                .hasSize(4);
    }

    private void pass(long anHour, long... events) {
        for (long count : events) {
            SourceProgress now = rule.next(progress, progress.seenUntil(), count, Collections.nCopies(4, anHour));
            rule.alert("app", progress, now, count).ifPresent(alerts::add);
            progress = now;
        }
    }
}
