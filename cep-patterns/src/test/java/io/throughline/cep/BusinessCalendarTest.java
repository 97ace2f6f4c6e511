package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.expressions.yaml.DurationText;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final BusinessCalendar OFFICE = new BusinessCalendar(
            BERLIN, WEEKDAYS, LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(LocalDate.of(2026, 12, 25)));
    private static final BusinessCalendar ROUND_THE_CLOCK = new BusinessCalendar(
            BERLIN, EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of());

    @ParameterizedTest
    @CsvSource({
        // from (2026-12-24 is a Thursday), open time, until
        "2026-12-21T10:00:00+01:00, 2h, 2026-12-21T12:00:00+01:00",
        "2026-12-21T16:00:00+01:00, 2h, 2026-12-22T10:00:00+01:00",
        "2026-12-21T03:00:00+01:00, 2h, 2026-12-21T11:00:00+01:00",
        "2026-12-21T09:00:00+01:00, 8h, 2026-12-21T17:00:00+01:00",
        "2026-12-24T16:00:00+01:00, 2h, 2026-12-28T10:00:00+01:00",
        "2026-12-26T12:00:00+01:00, 1ms, 2026-12-28T09:00:00.001+01:00",
        "2026-12-14T09:00:00+01:00, 40h, 2026-12-18T17:00:00+01:00",
    })
    void onlyOpenHoursCount(String from, String open, String until) {
        Duration length = DurationText.parse(open).orElseThrow();

        assertThat(OFFICE.after(instant(from), length)).isEqualTo(instant(until));
    }

    @Test
    void whereItIsAlwaysOpenTimeIsTime() {
        Instant eveOfSummerTime = instant("2026-03-28T12:00:00+01:00");

        assertThat(ROUND_THE_CLOCK.after(eveOfSummerTime, Duration.ofHours(30)))
                .isEqualTo(eveOfSummerTime.plus(Duration.ofHours(30)));
    }

    @Test
    void noStartTakesLongerThanTheLongest() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Instant start = instant("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));
            Duration length = Duration.ofMinutes(1 + random.nextInt(6_000));

            assertThat(Duration.between(start, OFFICE.after(start, length)))
                    .as("%s from %s", length, start)
                    .isLessThanOrEqualTo(OFFICE.longest(length));
        }
    }

    @Test
    void whatNeverOpensCannotBe() {
        assertThatThrownBy(
                        () -> new BusinessCalendar(BERLIN, WEEKDAYS, LocalTime.of(17, 0), LocalTime.of(9, 0), Set.of()))
                .hasMessage("a day must open before it closes");
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
