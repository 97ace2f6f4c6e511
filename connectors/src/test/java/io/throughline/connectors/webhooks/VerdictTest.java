package io.throughline.connectors.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.alert.DeliveryOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "200, DELIVERED",
        "201, DELIVERED",
        "204, DELIVERED",
        "299, DELIVERED",
        "301, RETRY",
        "304, RETRY",
        "400, RETRY",
        "404, RETRY",
        "410, DISABLED",
        "429, RETRY",
        "500, RETRY",
        "502, RETRY",
        "503, RETRY"
    })
    void takesOnlyTwoHundredsForSuccess(int status, DeliveryOutcome outcome) {
        assertThat(verdict(status, null, 1, 0).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 504})
    void slowsAnEndpointDownThatHasTooMuchToDo(int status) {
        assertThat(verdict(status, null, 1, 0).pausedUntil()).isEqualTo(NOW.plusSeconds(30));
        assertThat(verdict(status, null, 1, 3).pausedUntil()).isEqualTo(NOW.plusSeconds(240));
        assertThat(verdict(status, null, 1, 99).pausedUntil()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(verdict(status, "300", 1, 0).pausedUntil()).isEqualTo(NOW.plusSeconds(300));
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 500, 503})
    void leavesTheOtherMessagesOfAnEndpointAloneAfterAPlainFailure(int status) {
        assertThat(verdict(status, "300", 1, 0).pausedUntil()).isNull();
        assertThat(verdict(status, "300", 1, 0).dueAt()).isEqualTo(NOW.plusSeconds(300));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120                           | 120",
                "0                             | 0",
                "999999999                     | 3600",
                "Mon, 02 Mar 2026 12:01:00 GMT | 60",
                "Mon, 02 Mar 2026 11:00:00 GMT | 0",
                "Wed, 02 Mar 2033 11:00:00 GMT | 3600",
                "-5                            | 0",
                "soon                          | 0",
                "99999999999999999999          | 0"
            })
    void honoursRetryAfterWithinLimits(String header, long seconds) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void followsTheStandardScheduleToItsEnd() {
        RetrySchedule standard = RetrySchedule.standard();
        Duration total = Duration.ZERO;
        for (int attempt = 1; attempt <= 9; attempt++) {
            Duration plain = standard.delays().get(attempt - 1);
            Duration wait =
                    Duration.between(NOW, standard.next("m", attempt, NOW).orElseThrow());

            assertThat(wait.toMillis()).isBetween(plain.toMillis() * 9 / 10, plain.toMillis() * 11 / 10);
            assertThat(standard.next("m", attempt, NOW)).contains(NOW.plus(wait));
            total = total.plus(plain);
        }

        // 5 s + 5 min + 30 min + (2 + 5 + 10 + 14 + 20 + 24) h
        assertThat(total).isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
        assertThat(standard.next("m", 10, NOW)).isEmpty();
    }

    @Test
    void spreadsWhatFailedTogether() {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofHours(1)));

        assertThat(schedule.next("m1", 1, NOW)).isNotEqualTo(schedule.next("m2", 1, NOW));
    }

    @Test
    void triesARefusedAddressAgainUntilTheEnd() {
        Answer refused = new Answer(null, null, "x resolves to no address that may be called", true, 1);

        Verdict first = Verdict.on(refused, message(1, 0), RetrySchedule.standard(), NOW);
        Verdict last = Verdict.on(refused, message(10, 0), RetrySchedule.standard(), NOW);

        assertThat(first.outcome()).isEqualTo(DeliveryOutcome.REFUSED);
        assertThat(first.status()).isEqualTo(Verdict.PENDING);
        assertThat(last.outcome()).isEqualTo(DeliveryOutcome.REFUSED);
        assertThat(last.status()).isEqualTo(Verdict.FAILED);
    }

    private static Verdict verdict(int status, String retryAfter, int attempt, int slowDowns) {
        Answer answer = new Answer(status, retryAfter, null, false, 1);
        return Verdict.on(answer, message(attempt, slowDowns), RetrySchedule.standard(), NOW);
    }

    private static LeasedMessage message(int attempt, int slowDowns) {
        return new LeasedMessage("m", "crm", "friction.spike.firing", "{}", attempt, slowDowns, "token");
    }
}
