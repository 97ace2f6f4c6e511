package io.throughline.jobs.ingest;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.Parsed;
import io.throughline.jobs.environment.LabelledCounter;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Lets events pass and sends failures to their own output; counts both. Keeps nothing. */
final class SplitFailures extends ProcessFunction<Parsed, CustomerEvent> {

    static final OutputTag<FailedEvent> FAILED =
            new OutputTag<>("failed-events", TypeInformation.of(FailedEvent.class));

    private static final long serialVersionUID = 1L;

    private transient LabelledCounter failed;

    @Override
    public void open(OpenContext context) {
        failed = new LabelledCounter(getRuntimeContext().getMetricGroup(), "ingest_failed", "reason");
    }

    @Override
    public void processElement(Parsed parsed, Context context, Collector<CustomerEvent> out) {
        if (parsed.event() != null) {
            out.collect(parsed.event());
            return;
        }
        FailedEvent failure = Objects.requireNonNull(parsed.failure());
        IngestCounts.count(getRuntimeContext(), IngestCounts.FAILED + failure.reason());
        failed.increment(failure.reason());
        context.output(FAILED, failure);
    }
}
