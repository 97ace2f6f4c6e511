package io.throughline.jobs.value;

import io.throughline.domain.table.Rollup;
import io.throughline.jobs.value.PersonSummary.Measure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The table {@code cx_metrics}. */
final class ExperienceMetrics {

    private static final class Sum {
        private double numerator;
        private double denominator;
        private final TreeSet<String> people = new TreeSet<>();
    }

    private final Map<String, Map<Long, Map<String, Sum>>> sums = new TreeMap<>();
    private final CustomerBase base;

    ExperienceMetrics(List<PersonSummary> people, CustomerBase base) {
        this.base = base;
        for (PersonSummary person : people) {
            for (Measure measure : person.measures()) {
                add(person, measure, measure.channel());
                add(person, measure, Rollup.ALL);
            }
        }
    }

    void addTo(ResultRows rows) {
        rows.table("cx_metrics");
        sums.forEach((metric, days) -> days.forEach((day, channels) -> channels.forEach((channel, sum) -> {
            boolean volume = metric.equals("contact_volume");
            Double value = volume
                    ? (Double) sum.numerator
                    : sum.denominator > 0 ? (Double) (100 * sum.numerator / sum.denominator) : null;
            rows.add("cx_metrics")
                    .with("metric", metric)
                    .time("day", day)
                    .with("channel", channel)
                    .with("value", value)
                    .with("unit", volume ? "contacts" : metric.equals("nps") ? "points" : "percent")
                    .with("numerator", sum.numerator)
                    .with("denominator", sum.denominator)
                    .with("customers", (long) sum.people.size())
                    .money(
                            "customer_value",
                            sum.people.stream().mapToDouble(base::clv).sum());
        })));
    }

    private void add(PersonSummary person, Measure measure, String channel) {
        Sum sum = sums.computeIfAbsent(measure.metric(), metric -> new TreeMap<>())
                .computeIfAbsent(measure.day(), day -> new TreeMap<>())
                .computeIfAbsent(channel, each -> new Sum());
        sum.numerator += measure.numerator();
        sum.denominator += measure.denominator();
        sum.people.add(person.person());
    }
}
