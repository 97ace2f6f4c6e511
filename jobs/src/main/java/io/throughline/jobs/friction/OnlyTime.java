package io.throughline.jobs.friction;

import io.throughline.domain.event.JourneyRecord;
import java.time.Instant;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Lets no tick through: what counts of a tick is its watermark. */
final class OnlyTime implements FlatMapFunction<Instant, JourneyRecord> {

    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(Instant tick, Collector<JourneyRecord> out) {}
}
