package io.throughline.cep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parts of a pattern in words. */
final class Wording {

    private Wording() {}

    /** {@code 90m}, {@code 7d}: the largest units that say it in whole numbers. */
    static String of(Duration duration) {
        long ms = duration.toMillis();
        String[] names = {"d", "h", "m", "s", "ms"};
        long[] units = {86_400_000, 3_600_000, 60_000, 1_000, 1};
        for (int i = 0; i < units.length; i++) {
            if (ms % units[i] == 0 && ms >= units[i]) {
                return ms / units[i] + names[i];
            }
        }
        return duration.toString();
    }

    static String of(Limit limit) {
        List<String> parts = new ArrayList<>();
        limit.byChannel().forEach((channel, span) -> parts.add(of(span) + " (" + channel.wireName() + ")"));
        Span otherwise = limit.otherwise();
        if (otherwise != null) {
            parts.add(parts.isEmpty() ? of(otherwise) : of(otherwise) + " (otherwise)");
        }
        return String.join(", ", parts);
    }

    static String of(Occurrence occurrence) {
        Condition where = occurrence.where();
        return String.join(" or ", occurrence.on())
                + (where == null ? "" : " where " + where.source().strip().replaceAll("\\s+", " "));
    }

    /** In front of what happens: {@code 3 times}, {@code 2 or more, in a row}. */
    static String of(Quantifier quantifier) {
        List<String> parts = new ArrayList<>();
        if (quantifier.unbounded()) {
            parts.add(quantifier.from() + " or more");
        } else if (quantifier.repeats()) {
            parts.add(
                    quantifier.from() == quantifier.to()
                            ? quantifier.from() + " times"
                            : quantifier.from() + " to " + quantifier.to() + " times");
        }
        addIf(parts, quantifier.optional(), "or not at all");
        addIf(parts, quantifier.consecutive(), "in a row");
        addIf(parts, quantifier.greedy(), "as many as there are");
        addIf(
                parts,
                !quantifier.distinct().isEmpty(),
                "each with another " + String.join(" and ", quantifier.distinct()));
        addIf(parts, !quantifier.same().isEmpty(), "all with the same " + String.join(" and ", quantifier.same()));
        Occurrence until = quantifier.until();
        addIf(parts, until != null, "until " + (until == null ? "" : of(until)));
        return String.join(", ", parts);
    }

    static String of(Contiguity contiguity) {
        return switch (contiguity) {
            case STRICT -> "right after that";
            case RELAXED -> "then";
            case ANY -> "then, each one that comes";
        };
    }

    static String lower(@Nullable Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
    }

    private static String of(Span span) {
        return of(span.length()) + (span.open() ? " of open time" : "");
    }

    private static void addIf(List<String> parts, boolean condition, String part) {
        if (condition) {
            parts.add(part);
        }
    }
}
