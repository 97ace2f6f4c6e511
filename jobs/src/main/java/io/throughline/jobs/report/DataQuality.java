package io.throughline.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How much of what came could be read, source by source. */
final class DataQuality implements Section {

    private final Map<String, Accepted> accepted = new TreeMap<>();
    private final Map<Failure, Long> failed =
            new TreeMap<>(Comparator.comparing(Failure::source).thenComparing(Failure::reason));

    private static final class Accepted {
        long events;
        long doubtfulTimes;
    }

    private record Failure(String source, String reason) {}

    DataQuality(List<Map<String, @Nullable Object>> failures) {
        failures.forEach(
                row -> failed.merge(new Failure(Cells.text(row, "source"), Cells.text(row, "reason")), 1L, Long::sum));
    }

    /** Notes an event. */
    void add(String source, String timeQuality) {
        Accepted of = accepted.computeIfAbsent(source, name -> new Accepted());
        of.events++;
        if (!timeQuality.equals("ok")) {
            of.doubtfulTimes++;
        }
    }

    @Override
    public Map<String, Object> model() {
        long events = accepted.values().stream().mapToLong(of -> of.events).sum();
        long failures = failed.values().stream().mapToLong(Long::longValue).sum();
        TreeSet<String> sources = new TreeSet<>(accepted.keySet());
        failed.keySet().forEach(failure -> sources.add(failure.source()));
        Map<String, Long> reasons = new TreeMap<>();
        failed.forEach((failure, records) -> reasons.merge(failure.reason(), records, Long::sum));
        List<Map<String, Object>> causes = new ArrayList<>();
        reasons.entrySet().stream()
                .sorted(Comparator.comparing(reason -> -reason.getValue()))
                .forEach(reason -> causes.add(
                        Map.of("reason", Say.words(reason.getKey()), "count", Say.count(reason.getValue()))));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", events + failures > 0);
        model.put("received", Say.count(events + failures));
        model.put("accepted", Say.count(events));
        model.put("failed", Say.count(failures));
        model.put("failedShare", Say.percent((double) failures / Math.max(1, events + failures)));
        model.put("anyFailed", failures > 0);
        model.put("reasons", causes);
        model.put("sources", sources.stream().map(this::row).toList());
        return model;
    }

    @Override
    public List<Figures> figures() {
        return List.of(
                Figures.of(
                        "events",
                        accepted.entrySet().stream(),
                        source -> Figures.row(
                                source.getKey(), source.getValue().events, source.getValue().doubtfulTimes)),
                Figures.of(
                        "failed-events",
                        failed.entrySet().stream(),
                        failure -> Figures.row(
                                failure.getKey().source(), failure.getKey().reason(), failure.getValue())));
    }

    private Map<String, Object> row(String source) {
        Accepted of = accepted.getOrDefault(source, new Accepted());
        long failures = failed.entrySet().stream()
                .filter(failure -> failure.getKey().source().equals(source))
                .mapToLong(Map.Entry::getValue)
                .sum();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("source", source);
        row.put("received", Say.count(of.events + failures));
        row.put("accepted", Say.count(of.events));
        row.put("failed", Say.count(failures));
        row.put("doubtful", Say.count(of.doubtfulTimes));
        return row;
    }
}
