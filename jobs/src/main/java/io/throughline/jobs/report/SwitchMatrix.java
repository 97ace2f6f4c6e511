package io.throughline.jobs.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How often customers moved from one channel to another, and how long it took half of them. */
final class SwitchMatrix {

    private static final int SHADES = 5;

    private final Map<String, List<Long>> lags;
    private final List<String> from;
    private final List<String> to;
    private final long total;

    private SwitchMatrix(Map<String, List<Long>> lags, List<String> from, List<String> to, long total) {
        this.lags = lags;
        this.from = from;
        this.to = to;
        this.total = total;
    }

    static SwitchMatrix of(List<Map<String, @Nullable Object>> rows) {
        Map<String, Map<String, @Nullable Object>> once = new LinkedHashMap<>();
        rows.forEach(row -> once.put(Cells.text(row, "switch_id"), row));
        TreeSet<String> from = new TreeSet<>();
        TreeSet<String> to = new TreeSet<>();
        for (Map<String, @Nullable Object> row : once.values()) {
            from.add(Cells.text(row, "from_channel"));
            to.add(Cells.text(row, "to_channel"));
        }
        Map<String, List<Long>> lags = once.values().stream()
                .collect(Collectors.groupingBy(
                        row -> key(Cells.text(row, "from_channel"), Cells.text(row, "to_channel")),
                        Collectors.mapping(row -> Cells.number(row, "lag_ms"), Collectors.toList())));
        return new SwitchMatrix(lags, List.copyOf(from), List.copyOf(to), once.size());
    }

    long total() {
        return total;
    }

    Map<String, Object> model() {
        // A handful of moves is no heat: the darkest shade needs at least as many as there are shades.
        int most = lags.values().stream().mapToInt(List::size).reduce(SHADES, Math::max);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", total > 0);
        model.put("total", Cells.count(total));
        model.put("to", to);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String left : from) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("from", left);
            row.put(
                    "cells",
                    to.stream().map(arrived -> cell(left, arrived, most)).toList());
            row.put(
                    "sum",
                    Cells.count(to.stream()
                            .mapToLong(arrived -> lags.getOrDefault(key(left, arrived), List.of())
                                    .size())
                            .sum()));
            rows.add(row);
        }
        model.put("rows", rows);
        return model;
    }

    private Map<String, Object> cell(String left, String arrived, int most) {
        List<Long> moves = lags.getOrDefault(key(left, arrived), List.of());
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("same", left.equals(arrived));
        cell.put("some", !moves.isEmpty());
        cell.put("count", Cells.count(moves.size()));
        cell.put("shade", moves.isEmpty() ? 0 : (int) Math.ceil((double) SHADES * moves.size() / most));
        cell.put("lag", moves.isEmpty() ? "" : Cells.span(Duration.ofMillis(median(moves))));
        return cell;
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static String key(String left, String arrived) {
        return left + "\u0000" + arrived;
    }
}
