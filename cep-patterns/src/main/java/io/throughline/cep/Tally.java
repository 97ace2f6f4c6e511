package io.throughline.cep;

import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;

/** Counts one kind of thing twice: as a metric for dashboards, and as an accumulator for the summary of a run that ends. */
final class Tally {

    private final Counter metric;
    private final LongCounter accumulator = new LongCounter();

    private Tally(Counter metric) {
        this.metric = metric;
    }

    /** @param name of the accumulator, and with underscores for dots of the metric */
    static Tally of(RuntimeContext context, String name) {
        Tally tally = new Tally(context.getMetricGroup().counter(name.replace('.', '_')));
        context.addAccumulator(name, tally.accumulator);
        return tally;
    }

    void increment() {
        metric.inc();
        accumulator.add(1L);
    }
}
