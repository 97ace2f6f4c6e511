package io.throughline.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** An axis of equal slots of time, and what is drawn over it: each slot is 10 wide, all is 100 high. */
record Timeline(Instant start, Duration slot, int slots, Function<Instant, String> name) {

    private static final int SLOT = 10;
    private static final int LABELS = 8;

    /** The slot of {@code time}, null outside. */
    int slotOf(Instant time) {
        return Math.toIntExact(Duration.between(start, time).dividedBy(slot));
    }

    int width() {
        return slots * SLOT;
    }

    /** A bar for each slot that has some, the highest of all as high as there is room. */
    List<Map<String, Object>> bars(Map<Integer, Long> counts) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        List<Map<String, Object>> bars = new ArrayList<>();
        counts.forEach((at, count) -> {
            double height = Math.max(2, 96.0 * count / most);
            Map<String, Object> bar = new LinkedHashMap<>();
            bar.put("x", at * SLOT + 1);
            bar.put("y", decimal(100 - height));
            bar.put("height", decimal(height));
            bar.put("when", name.apply(start.plus(slot.multipliedBy(at))));
            bar.put("count", Say.count(count));
            bars.add(bar);
        });
        return bars;
    }

    /** Whether any of the time from {@code from} to {@code to} is on the axis. */
    boolean shows(Instant from, Instant to) {
        return from.isBefore(start.plus(slot.multipliedBy(slots))) && to.isAfter(start);
    }

    /** Where a stretch of time begins and how wide it is, at least wide enough to be seen. */
    Map<String, Object> band(Instant from, Instant to) {
        double left = Math.max(0, place(from));
        double right = Math.min(width(), Math.max(place(to), left + 0.006 * width()));
        return Map.of("x", decimal(left), "width", decimal(right - left));
    }

    /** Names along the axis, evenly spread; every other one can be left out where there is little room. */
    List<Map<String, Object>> labels() {
        int step = Math.max(1, (slots + LABELS - 1) / LABELS);
        List<Map<String, Object>> labels = new ArrayList<>();
        for (int at = 0; at < slots; at += step) {
            labels.add(Map.of(
                    "left", decimal(100.0 * at / slots),
                    "text", name.apply(start.plus(slot.multipliedBy(at))),
                    "minor", (at / step) % 2 == 1));
        }
        return labels;
    }

    private double place(Instant time) {
        return SLOT * (double) Duration.between(start, time).toSeconds() / slot.toSeconds();
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
