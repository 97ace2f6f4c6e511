package io.throughline.value.survival;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long customers stayed, grouped by time: the sufficient statistics of survival curves. They merge in any order to the
 * same rows, bit for bit.
 *
 * @param rows with rising times, each once
 */
public record Lifetimes(List<Row> rows) {

    /**
     * What happened at one time.
     *
     * @param time greater than 0; customers who left at time 0 were never at risk
     * @param events customers who churned then
     * @param censored customers who were last seen then and had not churned
     */
    public record Row(double time, long events, long censored) {

        public Row {
            if (!(time > 0) || Double.isInfinite(time) || events < 0 || censored < 0) {
                throw new IllegalArgumentException("need time > 0 and counts >= 0, but got time=" + time + ", events="
                        + events + ", censored=" + censored);
            }
        }

        /** Customers. */
        public long customers() {
            return events + censored;
        }
    }

    public Lifetimes {
        rows = List.copyOf(rows);
        for (int i = 1; i < rows.size(); i++) {
            if (!(rows.get(i).time > rows.get(i - 1).time)) {
                throw new IllegalArgumentException(
                        "times must rise, but " + rows.get(i).time + " follows " + rows.get(i - 1).time);
            }
        }
    }

    /** Groups rows of any order; several may share a time. */
    public static Lifetimes of(Collection<Row> rows) {
        Map<Double, Row> byTime = new TreeMap<>();
        for (Row row : rows) {
            byTime.merge(row.time, row, (a, b) -> new Row(a.time, a.events + b.events, a.censored + b.censored));
        }
        return new Lifetimes(new ArrayList<>(byTime.values()));
    }

    /**
     * Groups single customers.
     *
     * @param durations how long each stayed or was seen, greater than 0
     * @param churned whether each left then
     * @throws IllegalArgumentException if the arrays differ in length or a duration is not a time; names its place
     */
    public static Lifetimes of(double[] durations, boolean[] churned) {
        if (durations.length != churned.length) {
            throw new IllegalArgumentException(
                    "need as many durations as events, but got " + durations.length + " and " + churned.length);
        }
        double[] sorted = durations.clone();
        java.util.Arrays.sort(sorted);
        double[] times = java.util.Arrays.stream(sorted).distinct().toArray();
        long[] events = new long[times.length];
        long[] all = new long[times.length];
        for (int i = 0; i < durations.length; i++) {
            if (!(durations[i] > 0) || Double.isInfinite(durations[i])) {
                throw new IllegalArgumentException(
                        "duration " + i + " must be greater than 0, but was " + durations[i]);
            }
            int at = java.util.Arrays.binarySearch(times, durations[i]);
            all[at]++;
            events[at] += churned[i] ? 1 : 0;
        }
        List<Row> rows = new ArrayList<>(times.length);
        for (int i = 0; i < times.length; i++) {
            rows.add(new Row(times[i], events[i], all[i] - events[i]));
        }
        return new Lifetimes(rows);
    }

    /** Both together. */
    public Lifetimes merge(Lifetimes other) {
        List<Row> both = new ArrayList<>(rows);
        both.addAll(other.rows);
        return of(both);
    }

    /** Customers over all times. */
    public long customers() {
        return rows.stream().mapToLong(Row::customers).sum();
    }

    /** Customers who churned. */
    public long events() {
        return rows.stream().mapToLong(Row::events).sum();
    }

    /** Time at risk over all customers. */
    public double exposure() {
        return rows.stream().mapToDouble(row -> row.time * row.customers()).sum();
    }
}
