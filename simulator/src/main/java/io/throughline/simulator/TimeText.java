package io.throughline.simulator;

import java.time.LocalDate;

/** Writes instants as {@code 2025-11-28T09:00:00.000Z}, or as Snowplow does without {@code T} and {@code Z}; reuses its text. */
final class TimeText {

    private static final long DAY = 86_400_000;

    private final char[] text;
    private long day = Long.MIN_VALUE;

    private TimeText(String form) {
        text = form.toCharArray();
    }

    static TimeText iso() {
        return new TimeText("0000-00-00T00:00:00.000Z");
    }

    static TimeText plain() {
        return new TimeText("0000-00-00 00:00:00.000");
    }

    /** The text of {@code at}; valid until the next call. */
    char[] of(long at) {
        long thisDay = Math.floorDiv(at, DAY);
        if (thisDay != day) {
            day = thisDay;
            LocalDate.ofEpochDay(day).toString().getChars(0, 10, text, 0);
        }
        int millis = (int) (at - day * DAY);
        two(11, millis / 3_600_000);
        two(14, millis / 60_000 % 60);
        two(17, millis / 1000 % 60);
        text[20] = (char) ('0' + millis % 1000 / 100);
        two(21, millis % 100);
        return text;
    }

    private void two(int position, int number) {
        text[position] = (char) ('0' + number / 10);
        text[position + 1] = (char) ('0' + number % 10);
    }
}
