package io.throughline.jobs.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Friction day by day, and hour by hour on the last day, with the alerts over it. */
final class FrictionOverTime implements Section {

    private static final SortedMap<Integer, Long> NONE = Collections.unmodifiableSortedMap(new TreeMap<>());

    private final List<Match> matches;
    private final List<Alert> alerts;
    private final @Nullable Timeline days;
    private final @Nullable Timeline hours;

    FrictionOverTime(List<Match> matches, List<Alert> alerts) {
        this.matches = matches;
        this.alerts = alerts;
        if (matches.isEmpty()) {
            this.days = null;
            this.hours = null;
            return;
        }
        Instant first = matches.get(0).at().truncatedTo(ChronoUnit.DAYS);
        Instant last = matches.get(matches.size() - 1).at().truncatedTo(ChronoUnit.DAYS);
        int count = Math.toIntExact(Duration.between(first, last).toDays()) + 1;
        this.days = new Timeline(first, Duration.ofDays(1), count, time -> Say.shortDay(day(time)));
        this.hours = new Timeline(
                last,
                Duration.ofHours(1),
                24,
                time -> String.format(
                        Locale.ROOT, "%02d:00", time.atOffset(ZoneOffset.UTC).getHour()));
    }

    @Override
    public Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", days != null);
        if (days != null && hours != null) {
            // One day has no course from day to day.
            model.put("severalDays", days.slots() > 1);
            model.put("from", Say.day(day(days.start())));
            model.put("lastDay", Say.day(day(hours.start())));
            model.put("days", chart(days, matches));
            model.put("hours", chart(hours, ofLastDay(hours)));
        }
        return model;
    }

    @Override
    public List<Figures> figures() {
        return List.of(
                Figures.of(
                        "friction-by-day",
                        counts(days, matches).entrySet().stream()
                                .flatMap(pattern -> pattern.getValue().entrySet().stream()
                                        .map(count -> Figures.row(
                                                pattern.getKey(), day(start(days, count.getKey())), count.getValue()))),
                        row -> row),
                Figures.of(
                        "friction-by-hour",
                        counts(hours, hours == null ? List.of() : ofLastDay(hours)).entrySet().stream()
                                .flatMap(pattern -> pattern.getValue().entrySet().stream()
                                        .map(count -> Figures.row(pattern.getKey(), count.getKey(), count.getValue()))),
                        row -> row));
    }

    private static Map<String, SortedMap<Integer, Long>> counts(@Nullable Timeline line, List<Match> matches) {
        if (line == null) {
            return Map.of();
        }
        return matches.stream()
                .collect(Collectors.groupingBy(
                        Match::pattern,
                        Collectors.groupingBy(
                                match -> line.slotOf(match.at()),
                                () -> (SortedMap<Integer, Long>) new TreeMap<Integer, Long>(),
                                Collectors.counting())));
    }

    private static Instant start(@Nullable Timeline line, int slot) {
        return line == null ? Instant.MIN : line.start().plus(line.slot().multipliedBy(slot));
    }

    private List<Match> ofLastDay(Timeline line) {
        return matches.stream()
                .filter(match -> !match.at().isBefore(line.start()))
                .toList();
    }

    private Map<String, Object> chart(Timeline line, List<Match> shown) {
        Map<String, SortedMap<Integer, Long>> counts = counts(line, shown);
        Set<String> patterns = new TreeSet<>(counts.keySet());
        alerts.stream().filter(alert -> shows(line, alert)).map(Alert::pattern).forEach(patterns::add);
        List<Map<String, Object>> rows = patterns.stream()
                .sorted(Comparator.comparing(pattern -> -sum(counts.getOrDefault(pattern, NONE))))
                .map(pattern -> row(line, pattern, counts.getOrDefault(pattern, NONE)))
                .toList();
        Map<String, Object> chart = new LinkedHashMap<>();
        chart.put("rows", rows);
        chart.put("labels", line.labels());
        chart.put("viewWidth", line.width());
        return chart;
    }

    private Map<String, Object> row(Timeline line, String pattern, SortedMap<Integer, Long> counts) {
        long all = sum(counts);
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        int peak = counts.entrySet().stream()
                .filter(count -> count.getValue() == most)
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pattern", Say.title(pattern));
        row.put("all", all);
        row.put("total", Say.count(all));
        row.put("most", Say.count(most));
        row.put("peak", line.name().apply(start(line, peak)));
        row.put("bars", line.bars(counts));
        row.put(
                "bands",
                alerts.stream()
                        .filter(alert -> alert.pattern().equals(pattern) && shows(line, alert))
                        .map(alert -> band(line, alert))
                        .toList());
        return row;
    }

    private static long sum(Map<Integer, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static boolean shows(Timeline line, Alert alert) {
        return line.shows(alert.fired(), alert.resolved() == null ? Instant.MAX : alert.resolved());
    }

    private static Map<String, Object> band(Timeline line, Alert alert) {
        Instant end = line.start().plus(line.slot().multipliedBy(line.slots()));
        Instant to = alert.resolved() == null ? end : alert.resolved();
        Map<String, Object> band = new LinkedHashMap<>(line.band(alert.fired(), to));
        band.put(
                "title",
                "alert at " + Say.words(alert.step()) + ", " + alert.channel() + ": "
                        + Say.minute(alert.fired()) + " to "
                        + (alert.resolved() == null ? "now" : Say.minute(alert.resolved())) + " UTC");
        return band;
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
