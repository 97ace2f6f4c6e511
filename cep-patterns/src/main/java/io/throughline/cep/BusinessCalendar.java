package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * When the business is open.
 *
 * @param zone in which days and hours are meant
 * @param days of the week on which it is open; at least one
 * @param from when it opens
 * @param to when it closes, later on the same day; midnight for the end of the day
 * @param holidays on which it stays closed
 */
public record BusinessCalendar(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays)
        implements Serializable {

    /** Closed days after which a calendar counts as closed for ever. */
    private static final int LONGEST_CLOSURE = 1_000;

    public BusinessCalendar {
        requireNonNull(zone, "zone");
        days = EnumSet.copyOf(days);
        holidays = new HashSet<>(holidays);
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("a day must open before it closes");
        }
    }

    /**
     * The instant when the business has been open for {@code length} since {@code start}.
     *
     * @throws IllegalStateException if it does not open again for years
     */
    public Instant after(Instant start, Duration length) {
        Duration left = length;
        LocalDate day = start.atZone(zone).toLocalDate();
        for (int closed = 0; closed < LONGEST_CLOSURE; day = day.plusDays(1)) {
            Instant opens = opens(day);
            Instant from = start.isAfter(opens) ? start : opens;
            Instant to = closes(day);
            if (!isOpen(day) || !from.isBefore(to)) {
                closed++;
                continue;
            }
            closed = 0;
            Duration open = Duration.between(from, to);
            if (open.compareTo(left) >= 0) {
                return from.plus(left);
            }
            left = left.minus(open);
        }
        throw new IllegalStateException("the calendar never opens after " + day);
    }

    /** No start is followed by {@code length} of open time later than after this. */
    public Duration longest(Duration length) {
        Duration week = Duration.ofDays(7);
        long weeks = length.dividedBy(shortestWeek()) + 2;
        return week.multipliedBy(weeks).plusDays(holidays.size() * 7L);
    }

    /** An hour less for a change of clocks, which may fall into the opening hours. */
    private Duration shortestWeek() {
        Duration day = Duration.between(from, to);
        Duration open = to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
        Duration all = open.multipliedBy(days.size()).minusHours(1);
        return all.compareTo(Duration.ofMinutes(1)) > 0 ? all : Duration.ofMinutes(1);
    }

    private boolean isOpen(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    private Instant opens(LocalDate day) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    private Instant closes(LocalDate day) {
        LocalDate on = to.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
        return on.atTime(to).atZone(zone).toInstant();
    }
}
