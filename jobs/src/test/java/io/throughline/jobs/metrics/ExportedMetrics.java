package io.throughline.jobs.metrics;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Remembers what clusters in this process export, under the names that Flink's Prometheus reporter gives it. */
public final class ExportedMetrics implements MetricReporterFactory {

    private static final Map<Metric, String> NAMES = new ConcurrentHashMap<>();
    private static final Map<Metric, Map<String, String>> LABELS = new ConcurrentHashMap<>();

    /** Makes the clusters of {@code configuration} report here. */
    public static Configuration reporting(Configuration configuration) {
        configuration.setString("metrics.reporter.exported.factory.class", ExportedMetrics.class.getName());
        return configuration;
    }

    /** Names of all metrics that were ever exported in this process. */
    public static Set<String> names() {
        return new TreeSet<>(NAMES.values());
    }

    /** Forgets what was exported, so that the next run's counts stand alone. */
    public static void forget() {
        NAMES.clear();
        LABELS.clear();
    }

    /** Sum of the counters called {@code name}. */
    public static long count(String name) {
        return sum(name, labels -> true);
    }

    /** Sum of the counters called {@code name} whose variables contain {@code label} = {@code value}. */
    public static long count(String name, String label, String value) {
        return sum(name, labels -> value.equals(labels.get("<" + label + ">")));
    }

    private static long sum(String name, Predicate<Map<String, String>> wanted) {
        return NAMES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(name))
                .map(Map.Entry::getKey)
                .filter(metric -> wanted.test(LABELS.get(metric)))
                .mapToLong(metric -> ((Counter) metric).getCount())
                .sum();
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new Reporter();
    }

    private static final class Reporter implements MetricReporter {

        @Override
        public void open(MetricConfig config) {}

        @Override
        public void close() {}

        @Override
        public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
            LABELS.put(metric, Map.copyOf(group.getAllVariables()));
            NAMES.put(
                    metric,
                    "flink_" + plain(LogicalScopeProvider.castFrom(group).getLogicalScope(Reporter::plain, '_')) + "_"
                            + plain(name));
        }

        @Override
        public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}

        private static String plain(String text) {
            return text.replaceAll("[^a-zA-Z0-9:_]", "_");
        }
    }
}
