package io.throughline.jobs.report;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Of the customers who first ordered in a month, how many ordered again one, two … months later. */
final class Retention implements Section {

    private static final int SHADES = 5;

    private final Map<String, TreeSet<YearMonth>> months = new HashMap<>();

    /** Notes an order. */
    void add(String customer, Instant at) {
        months.computeIfAbsent(customer, id -> new TreeSet<>()).add(YearMonth.from(at.atOffset(ZoneOffset.UTC)));
    }

    @Override
    public Map<String, Object> model() {
        NavigableMap<YearMonth, NavigableMap<Integer, Long>> cohorts = cohorts();
        YearMonth last = months.values().stream()
                .map(TreeSet::last)
                .max(YearMonth::compareTo)
                .orElse(YearMonth.of(1970, 1));
        int longest = cohorts.isEmpty() ? 0 : (int) cohorts.firstKey().until(last, ChronoUnit.MONTHS);
        double most = 0;
        for (NavigableMap<Integer, Long> cohort : cohorts.values()) {
            for (Map.Entry<Integer, Long> later : cohort.tailMap(0, false).entrySet()) {
                most = Math.max(most, (double) later.getValue() / cohort.getOrDefault(0, 1L));
            }
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Map.Entry<YearMonth, NavigableMap<Integer, Long>> cohort : cohorts.entrySet()) {
            rows.add(row(cohort.getKey(), cohort.getValue(), longest, last, most));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", !months.isEmpty());
        model.put("enough", longest > 0);
        model.put("last", Say.month(last));
        model.put("later", IntStream.rangeClosed(1, longest).boxed().toList());
        model.put("rows", rows);
        return model;
    }

    @Override
    public List<Figures> figures() {
        return List.of(Figures.of(
                "retention",
                cohorts().entrySet().stream()
                        .flatMap(cohort -> cohort.getValue().entrySet().stream()
                                .map(later -> Figures.row(month(cohort.getKey()), later.getKey(), later.getValue()))),
                row -> row));
    }

    private NavigableMap<YearMonth, NavigableMap<Integer, Long>> cohorts() {
        NavigableMap<YearMonth, NavigableMap<Integer, Long>> cohorts = new TreeMap<>();
        for (TreeSet<YearMonth> ordered : months.values()) {
            YearMonth first = ordered.first();
            NavigableMap<Integer, Long> cohort = cohorts.computeIfAbsent(first, month -> new TreeMap<>());
            ordered.forEach(month -> cohort.merge((int) (month(month) - month(first)), 1L, Long::sum));
        }
        return cohorts;
    }

    private static Map<String, Object> row(
            YearMonth first, NavigableMap<Integer, Long> cohort, int longest, YearMonth last, double most) {
        long size = cohort.getOrDefault(0, 0L);
        List<Map<String, Object>> cells = new ArrayList<>();
        for (int later = 1; later <= longest; later++) {
            YearMonth month = first.plusMonths(later);
            double share = (double) cohort.getOrDefault(later, 0L) / size;
            boolean some = !month.isAfter(last);
            cells.add(Map.of(
                    "some", some,
                    "open", month.equals(last),
                    "share", some ? Say.percent(share) : "",
                    "customers", some ? Say.count(cohort.getOrDefault(later, 0L)) : "",
                    "shade", some && share > 0 ? Math.max(1, (int) Math.ceil(SHADES * share / most)) : 0));
        }
        return Map.of("month", Say.month(first), "customers", Say.count(size), "cells", cells);
    }

    private static long month(YearMonth month) {
        return 12L * month.getYear() + month.getMonthValue() - 1;
    }
}
