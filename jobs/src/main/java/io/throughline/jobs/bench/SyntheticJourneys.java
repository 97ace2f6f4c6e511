package io.throughline.jobs.bench;

import io.throughline.domain.event.Campaign;
import io.throughline.domain.event.Channel;
import io.throughline.domain.event.Correlation;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventIdentity;
import io.throughline.domain.event.EventTime;
import io.throughline.domain.event.EventTimeQuality;
import io.throughline.domain.event.Measures;
import io.throughline.domain.event.Trust;
import io.throughline.domain.event.What;
import io.throughline.domain.event.Where;
import io.throughline.domain.event.Who;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A stream of synthetic events, the same for the same numbers: profiles act at random, each about every
 * {@value #SECONDS_BETWEEN} seconds, with one of {@value #TYPES} event types.
 *
 * @param profiles who act
 */
record SyntheticJourneys(int profiles) implements Serializable {

    static final int TYPES = 40;
    static final int SECONDS_BETWEEN = 300;

    private static final long BEGIN = 1_767_225_600_000L;
    private static final String[] NAMES = names();
    private static final Where WEB = new Where(Channel.WEB, null, null, null, null, null, null, null, null, null);
    private static final Correlation NONE = new Correlation(null, null, null, null, null, null, null, null);
    private static final Measures NOTHING = new Measures(null, null, List.of(), null, null, null, null, null, null);
    private static final Campaign NO_CAMPAIGN = new Campaign(null, null, null, null, null, null);
    private static final Trust TRUST = new Trust(Map.of(), false, List.of(), Map.of());

    static String type(int number) {
        return NAMES[number % TYPES];
    }

    CustomerEvent event(long number) {
        long dice = dice(number);
        int profile = (int) Long.remainderUnsigned(dice, profiles);
        return of(number, "p" + profile, NAMES[(int) ((dice >>> 40) % TYPES)], time(number), (dice >>> 20) & 1);
    }

    /** Milliseconds of event time. */
    long time(long number) {
        return BEGIN + number * SECONDS_BETWEEN * 1000L / profiles;
    }

    static CustomerEvent of(long number, String profile, String type, long time, long session) {
        Instant at = Instant.ofEpochMilli(time);
        return new CustomerEvent(
                new EventIdentity("e" + number, false, "bench", "native", null),
                new EventTime(at, at, at, null, null, EventTimeQuality.OK),
                new Who(profile, profile, null, null, null, session == 0 ? "s0" : "s1", null, null, null, Map.of()),
                WEB,
                new What(type, null, null, null, null, null, null, null, null, null, null),
                NONE,
                NOTHING,
                NO_CAMPAIGN,
                TRUST);
    }

    /** The finaliser of SplitMix64: numbers in a row give dice that are not. */
    private static long dice(long number) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static String[] names() {
        String[] names = new String[TYPES];
        for (int i = 0; i < TYPES; i++) {
            names[i] = "synthetic_" + i;
        }
        return names;
    }
}
