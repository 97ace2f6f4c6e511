package io.throughline.alerts;

import java.time.Instant;
import java.time.ZoneId;

/** Hours of the week as the business's clocks show them: a shop that opens at nine does so in summer time too. */
final class HourOfWeek {

    private static final long HOUR = 3_600;
    private static final int HOURS = 168;

    private HourOfWeek() {}

    /** The number of the hour that {@code instant} lies in, from 0 to 167. */
    static int of(Instant instant, ZoneId zone) {
        long local =
                instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
        return (int) Math.floorMod(Math.floorDiv(local, HOUR), HOURS);
    }
}
