package io.throughline.connectors.time;

import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimitedSourceReader;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A number for each tick of the clock, for ever; one subtask reads them. */
public final class TickSource extends NumberSequenceSource {

    private static final long serialVersionUID = 1L;

    private final double perSecond;

    private TickSource(Duration interval) {
        super(0, Long.MAX_VALUE - 1);
        this.perSecond = 1_000.0 / interval.toMillis();
    }

    /**
     * The time of day as this machine's clock shows it.
     *
     * @param interval between two ticks, at least one millisecond
     * @param uid of the source; the operator that looks at the clock has it with {@code .now}
     */
    public static DataStream<Instant> every(Duration interval, StreamExecutionEnvironment environment, String uid) {
        return environment
                .fromSource(new TickSource(interval), WatermarkStrategy.noWatermarks(), "Clock")
                .setParallelism(1)
                .uid(uid)
                .map(tick -> Instant.now(), Types.INSTANT)
                .setParallelism(1)
                .name("Time of day")
                .uid(uid + ".now");
    }

    @Override
    public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
        return new RateLimitedSourceReader<>(
                super.createReader(context),
                RateLimiterStrategy.perSecond(perSecond).createRateLimiter(1));
    }
}
