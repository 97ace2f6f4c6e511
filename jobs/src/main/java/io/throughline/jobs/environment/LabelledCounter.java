package io.throughline.jobs.environment;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** A metric that counts apart for each value of one label, for example matches by pattern; for labels of few values. */
public final class LabelledCounter {

    private final MetricGroup group;
    private final String name;
    private final String label;
    private final Map<String, Counter> counters = new HashMap<>();

    /**
     * @param group of the operator that counts
     * @param name of the metric
     * @param label as dashboards see it
     */
    public LabelledCounter(MetricGroup group, String name, String label) {
        this.group = group;
        this.name = name;
        this.label = label;
    }

    /** Counts one more for {@code value} of the label. */
    public void increment(String value) {
        counters.computeIfAbsent(value, v -> group.addGroup(label, v).counter(name))
                .inc();
    }
}
