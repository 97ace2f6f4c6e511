package io.throughline.cep;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.FrictionMatch;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.accumulators.ListAccumulator;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.util.TestStreamEnvironment;

/** Runs matching over a list of records in the mini cluster of the test, and gathers what comes out. */
final class Flows {

    /** How far out of order the records of a test may come. */
    static final Duration DISORDER = Duration.ofMinutes(2);

    private final MiniCluster cluster;

    Flows(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * What came out, as text that names every component of every record.
     *
     * @param matches sorted, for they come in order for each customer only
     * @param result of the job, with its counts
     */
    record Outcome(List<String> matches, List<String> events, List<String> late, JobExecutionResult result) {

        long count(String accumulator) {
            return result.<Long>getAccumulatorResult(accumulator);
        }
    }

    Outcome run(
            RuntimeExecutionMode mode,
            int parallelism,
            List<PatternDefinition> definitions,
            List<JourneyRecord> records)
            throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.MAX_PARALLELISM, 720);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env =
                new TestStreamEnvironment(cluster, configuration, parallelism, List.of(), List.of());
        env.setRuntimeMode(mode);
        DataStream<JourneyRecord> journeys = env.fromData(records, TypeInformation.of(JourneyRecord.class))
                .uid("records")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<JourneyRecord>forGenerator(context -> new EveryRecordWatermarks(DISORDER))
                                .withTimestampAssigner(
                                        (record, none) -> record.orderTime().toEpochMilli()))
                .setParallelism(1)
                .uid("times");
        MatchFlow flow = PatternMatching.of(journeys, definitions);
        gather("matches", flow.matches(), FrictionMatch::toString);
        gather("events", flow.events(), CustomerEvent::toString);
        gather("late", flow.late(), CustomerEvent::toString);
        JobExecutionResult result = env.execute();
        return new Outcome(gathered(result, "matches"), gathered(result, "events"), gathered(result, "late"), result);
    }

    private static <T> void gather(String name, DataStream<T> stream, Text<T> text) {
        stream.map(new Gather<>(name, text), Types.STRING)
                .uid("gather-" + name)
                .sinkTo(new DiscardingSink<>())
                .uid("done-" + name);
    }

    private static List<String> gathered(JobExecutionResult result, String name) {
        List<String> texts = new ArrayList<>(result.<List<String>>getAccumulatorResult(name));
        texts.sort(null);
        return texts;
    }

    private interface Text<T> extends Serializable {
        String of(T record);
    }

    private static final class Gather<T> extends RichMapFunction<T, String> {

        private static final long serialVersionUID = 1L;

        private final String name;
        private final Text<T> text;
        private final ListAccumulator<String> all = new ListAccumulator<>();

        private Gather(String name, Text<T> text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator(name, all);
        }

        @Override
        public String map(T record) {
            all.add(text.of(record));
            return name;
        }
    }
}
