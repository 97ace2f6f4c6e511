package io.throughline.jobs.launcher;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Numbers as people read them. */
final class Numbers {

    private Numbers() {}

    /** {@code 1 record}, {@code 12,345 records}. */
    static String count(long number, String noun) {
        String plural =
                noun.endsWith("h") ? noun + "es" : noun.endsWith("y") ? noun.replaceAll("y$", "ies") : noun + "s";
        return plain(number) + " " + (number == 1 ? noun : plural);
    }

    static String plain(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code a 3, b 1}, by name. */
    static String list(Map<String, Long> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Seconds with one digit. */
    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
