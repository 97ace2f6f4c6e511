package io.throughline.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which synthetic company is simulated.
 *
 * <p>The data ends with the end of {@link #LAST_DAY}, local time, whatever its length. The same record gives the same
 * company, byte for byte.
 *
 * @param customers how many people buy there in the end, at least 1
 * @param days how many local days the data covers, 200 to 1000; the truth of friction needs 180 of them
 * @param seed of all that is random
 * @param hiddenConfounding 0 to 1: how far friction hits those more often who are about to leave anyway, which nothing in
 *     the data shows. With 0 friction depends on observed history alone.
 */
public record Company(int customers, int days, long seed, double hiddenConfounding) {

    /** The business's own time zone: days, hours and holidays are meant in it. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** The last day with data: a Friday with a flash sale from midnight to midnight. */
    public static final LocalDate LAST_DAY = LocalDate.of(2025, 11, 28);

    public Company {
        if (customers < 1) {
            throw new IllegalArgumentException("customers must be at least 1, but was " + customers);
        }
        if (days < 200 || days > 1000) {
            throw new IllegalArgumentException("days must be 200 to 1000, but was " + days);
        }
        if (!(hiddenConfounding >= 0 && hiddenConfounding <= 1)) {
            throw new IllegalArgumentException("hiddenConfounding must be 0 to 1, but was " + hiddenConfounding);
        }
    }

    /** Local midnight at the start of the first day with data. */
    public Instant startsAt() {
        return midnight(LAST_DAY.minusDays(days - 1L));
    }

    /** Local midnight at the start of the last day: what is known before it predicts what comes after it. */
    public Instant asOf() {
        return midnight(LAST_DAY);
    }

    /** Local midnight at the end of the last day. */
    public Instant endsAt() {
        return midnight(LAST_DAY.plusDays(1));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
