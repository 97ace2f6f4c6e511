package io.throughline.simulator;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** How records go wrong on their way: sent twice, or broken at the first try and whole at the second. */
final class Flaws {

    private static final double BROKEN = 0.002;
    private static final double TWICE = 0.005;
    private static final Pattern TIMES =
            Pattern.compile("\"(timestamp|originalTimestamp|receivedAt|event_time|received_at)\":\"[^\"]*\",?");

    private final Draws draws;
    private long records;

    Flaws(Draws draws) {
        this.draws = draws;
    }

    /** What becomes of the next record. */
    Fate next() {
        double luck = draws.uniform(Purpose.FLAW, records++);
        return luck < BROKEN ? Fate.BROKEN_FIRST : luck < BROKEN + TWICE ? Fate.TWICE : Fate.ONCE;
    }

    /** A record as no format can read it. */
    byte[] broken(Source source, byte[] bytes, int start, int length) {
        String record = new String(bytes, start, length, StandardCharsets.UTF_8);
        if (source == Source.MAGAZINE) {
            return bytes(record.substring(0, record.indexOf('\t', 40)));
        }
        return switch ((int) (draws.uniform(Purpose.FLAW, -records) * 4)) {
            case 0 -> bytes(record.substring(0, length * 3 / 5));
            case 1 -> bytes("\"503 Service Unavailable\"");
            case 2 -> bytes(TIMES.matcher(record).replaceAll(""));
            default -> bytes(TIMES.matcher(record).replaceAll("\"$1\":{},"));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What becomes of a record. */
    enum Fate {
        ONCE,
        TWICE,
        BROKEN_FIRST
    }
}
