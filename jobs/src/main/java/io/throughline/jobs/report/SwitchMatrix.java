package io.throughline.jobs.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How often customers moved from one channel to another, and how long it took half of them. */
final class SwitchMatrix implements Section {

    private static final int SHADES = 5;

    private final Map<Move, List<Long>> lags;

    private record Move(String from, String to) {}

    SwitchMatrix(List<Map<String, @Nullable Object>> rows) {
        this.lags = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new Move(Cells.text(row, "from_channel"), Cells.text(row, "to_channel")),
                        Collectors.mapping(row -> Cells.number(row, "lag_ms"), Collectors.toList())));
    }

    long total() {
        return lags.values().stream().mapToLong(List::size).sum();
    }

    @Override
    public Map<String, Object> model() {
        // A handful of moves is no heat: the darkest shade needs at least as many as there are shades.
        int most = lags.values().stream().mapToInt(List::size).reduce(SHADES, Math::max);
        TreeSet<String> from = new TreeSet<>();
        TreeSet<String> to = new TreeSet<>();
        lags.keySet().forEach(move -> {
            from.add(move.from());
            to.add(move.to());
        });
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", total() > 0);
        model.put("total", Say.count(total()));
        model.put("to", to);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String left : from) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("from", left);
            row.put(
                    "cells",
                    to.stream()
                            .map(arrived -> cell(new Move(left, arrived), most))
                            .toList());
            row.put("sum", Say.count(sum(move -> move.from().equals(left))));
            rows.add(row);
        }
        model.put("rows", rows);
        model.put(
                "sums",
                to.stream()
                        .map(arrived -> Say.count(sum(move -> move.to().equals(arrived))))
                        .toList());
        return model;
    }

    @Override
    public List<Figures> figures() {
        return List.of(Figures.of(
                "switches",
                lags.entrySet().stream(),
                move -> Figures.row(
                        move.getKey().from(),
                        move.getKey().to(),
                        move.getValue().size(),
                        median(move.getValue()))));
    }

    private long sum(Predicate<Move> which) {
        return lags.entrySet().stream()
                .filter(move -> which.test(move.getKey()))
                .mapToLong(move -> move.getValue().size())
                .sum();
    }

    private Map<String, Object> cell(Move move, int most) {
        List<Long> moves = lags.getOrDefault(move, List.of());
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("same", move.from().equals(move.to()));
        cell.put("some", !moves.isEmpty());
        cell.put("count", Say.count(moves.size()));
        cell.put("shade", moves.isEmpty() ? 0 : (int) Math.ceil((double) SHADES * moves.size() / most));
        cell.put("lag", moves.isEmpty() ? "" : Say.span(Duration.ofMillis(median(moves))));
        return cell;
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
