package io.throughline.jobs.bench;

import io.throughline.cep.engine.EnginePattern;
import io.throughline.cep.engine.ProfileEnd;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.jobs.environment.JobEnvironment;
import io.throughline.jobs.environment.NoRecords;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * One run of one case over a synthetic stream, in one subtask.
 *
 * @param backend {@code hashmap} or {@code rocksdb}
 * @param source of event number n, and of its time
 * @param bundle so many events come between two watermarks
 * @param events that the run reads
 */
public record EngineRun(
        EngineCase engine, String backend, List<EnginePattern> patterns, Source source, int bundle, long events) {

    static final String FOUND = "found";

    /** A stream of events by number. */
    public interface Source extends java.io.Serializable {
        CustomerEvent event(long number);
    }

    /** The usual stream: {@code profiles} that act at random, and so many of the synthetic patterns. */
    public static EngineRun usual(EngineCase engine, String backend, int patterns, int profiles, long events) {
        return new EngineRun(
                engine,
                backend,
                SyntheticPatterns.of(patterns),
                new SyntheticJourneys(profiles)::event,
                profiles,
                events);
    }

    /** One profile with {@code open} partial matches, and then only events that change none of them. */
    public static EngineRun hotKey(EngineCase engine, String backend, int open, long events) {
        return new EngineRun(
                engine,
                backend,
                List.of(SyntheticPatterns.waiting()),
                number -> SyntheticJourneys.of(
                        number, "p", SyntheticJourneys.type(number < open ? 0 : 2), 1_000_000 + number, 0),
                1_000,
                events + open);
    }

    /** How many matches a finished run found, and a number that changes with any of them. */
    public static String matches(JobExecutionResult result) {
        return result.<Long>getAccumulatorResult(FOUND) + " matches, sum "
                + result.<Long>getAccumulatorResult(FOUND + ".sum");
    }

    /** Starts it. */
    public JobClient start() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = JobEnvironment.embedded(RuntimeExecutionMode.STREAMING, 1, configuration);
        Source from = source;
        int many = bundle;
        DataStream<CustomerEvent> stream = env.fromSource(
                        new NumberSequenceSource(0, events - 1), WatermarkStrategy.noWatermarks(), "Numbers")
                .uid("bench.numbers")
                .map((MapFunction<Long, CustomerEvent>) from::event, TypeInformation.of(CustomerEvent.class))
                .uid("bench.events")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<CustomerEvent>forGenerator(context -> new InBundles(many))
                                .withTimestampAssigner((event, none) ->
                                        event.time().orderTime().toEpochMilli()))
                .uid("bench.times");
        DataStream<ProfileEnd> noEnds = NoRecords.of(env, ProfileEnd.class, "bench.ends");
        int sink = 0;
        for (DataStream<String> found : engine.find(patterns, stream, noEnds)) {
            found.map(new Tally(), Types.STRING)
                    .uid("bench.tally." + sink)
                    .sinkTo(new DiscardingSink<>())
                    .uid("bench.done." + sink++);
        }
        return env.executeAsync("bench " + engine.title());
    }

    /** The watermark moves on after each bundle of events. */
    private static final class InBundles implements WatermarkGenerator<CustomerEvent> {

        private final int bundle;
        private long seen;

        InBundles(int bundle) {
            this.bundle = bundle;
        }

        @Override
        public void onEvent(CustomerEvent event, long timestamp, WatermarkOutput output) {
            if (++seen % bundle == 0) {
                output.emitWatermark(new Watermark(timestamp - 1));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            // only after a bundle
        }
    }

    /** Adds up what tells one set of matches from another, whatever their order. */
    private static final class Tally extends RichMapFunction<String, String> {

        private static final long serialVersionUID = 1L;

        private final LongCounter count = new LongCounter();
        private final LongCounter sum = new LongCounter();

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator(FOUND, count);
            getRuntimeContext().addAccumulator(FOUND + ".sum", sum);
        }

        @Override
        public String map(String match) {
            count.add(1L);
            sum.add(match.hashCode());
            return match;
        }
    }
}
