package io.throughline.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.friction.MatchState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThresholdRuleTest {

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    @Test
    void countsMatchesOfItsPatternOnly() {
        assertThat(rule("cart-abandonment", Severity.LOW).counts(Matches.of("m1", "c1", null)))
                .isTrue();
        assertThat(rule("bot-loop", Severity.LOW).counts(Matches.of("m1", "c1", null)))
                .isFalse();
        assertThat(rule(null, Severity.LOW).counts(Matches.of("m1", "c1", null)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "medium,   HIGH,     false",
        "high,     HIGH,     true",
        "critical, HIGH,     true",
        "unheard,  LOW,      true",
        "unheard,  MEDIUM,   false"
    })
    void countsNothingBelowItsFloor(String severity, Severity floor, boolean counts) {
        assertThat(rule(null, floor).counts(Matches.of("m1", "c1", null, severity, MatchState.MATCHED)))
                .isEqualTo(counts);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MATCHED")
    void countsNothingButWhatWasNewlyFound(MatchState state) {
        assertThat(rule(null, Severity.LOW).counts(Matches.of("m1", "c1", null, "high", state)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T12:00:00Z,     2026-03-02T12:00:00Z",
        "2026-03-02T12:04:59.999Z, 2026-03-02T12:00:00Z",
        "2026-03-02T12:05:00Z,     2026-03-02T12:05:00Z",
        "1969-12-31T23:59:59Z,     1969-12-31T23:55:00Z"
    })
    void alignsWindowsToTheEpoch(Instant time, Instant start) {
        assertThat(rule(null, Severity.LOW).windowStart(time)).isEqualTo(start);
    }

    @Test
    void refusesWhatCanNeverFireOrResolve() {
        assertThatThrownBy(() -> new ThresholdRule("spike", null, 0, FIVE_MINUTES, 3, Severity.LOW))
                .hasMessage("need matches >= 1 and quietWindows >= 1, but rule spike has matches=0, quietWindows=3");
        assertThatThrownBy(() -> new ThresholdRule("spike", null, 1, FIVE_MINUTES, 0, Severity.LOW))
                .hasMessageContaining("quietWindows=0");
        assertThatThrownBy(() -> new ThresholdRule("spike", null, 1, Duration.ZERO, 1, Severity.LOW))
                .hasMessage("window must be at least one millisecond, but rule spike has PT0S");
        assertThatThrownBy(() -> new ThresholdRule(" ", null, 1, FIVE_MINUTES, 1, Severity.LOW))
                .hasMessageContaining("needs a name");
    }

    private static ThresholdRule rule(String pattern, Severity floor) {
        return new ThresholdRule("spike", pattern, 3, FIVE_MINUTES, 2, floor);
    }
}
