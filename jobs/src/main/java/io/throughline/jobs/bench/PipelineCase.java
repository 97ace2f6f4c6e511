package io.throughline.jobs.bench;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.Parsed;
import io.throughline.jobs.embedded.EmbeddedRun;
import io.throughline.jobs.friction.Friction;
import io.throughline.jobs.ingest.Ingest;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** How much of the flows runs over the same raw records, from nothing but reading to everything with its tables. */
public enum PipelineCase {
    /** Raw records become events, and no more. */
    READ("read") {
        @Override
        public void addTo(EmbeddedRun run, DataStream<Parsed> parsed) {
            discard(parsed, "bench.read");
        }
    },
    /** The least that a job with state per customer does: it counts each customer's events. */
    COUNT("keyBy + count") {
        @Override
        public void addTo(EmbeddedRun run, DataStream<Parsed> parsed) {
            DataStream<Long> counts = parsed.flatMap(PipelineCase::event)
                    .returns(TypeInformation.of(CustomerEvent.class))
                    .uid("bench.events")
                    .keyBy(PipelineCase::profile, Types.STRING)
                    .process(new Count())
                    .returns(Types.LONG)
                    .uid("bench.count");
            discard(counts, "bench.counts");
        }
    },
    /** Once each, joined into customers. */
    INGEST("ingest") {
        @Override
        public void addTo(EmbeddedRun run, DataStream<Parsed> parsed) {
            Ingest.Flow ingest = run.ingestOnly(parsed);
            discard(ingest.journeys(), "bench.journeys");
            discard(ingest.failed(), "bench.failed");
        }
    },
    /** And all patterns, switches and alerts. */
    FRICTION("ingest + friction") {
        @Override
        public void addTo(EmbeddedRun run, DataStream<Parsed> parsed) {
            Friction.Flow friction = run.frictionOnly(run.ingestOnly(parsed).journeys(), run.noValues());
            for (DataStream<?> stream :
                    List.of(friction.matches(), friction.switches(), friction.alerts(), friction.customerStates())) {
                discard(stream, "bench.friction-" + stream.getTransformation().getUid());
            }
        }
    },
    /** And the tables of the lakehouse, customer state and outbox: what the command {@code friction} runs. */
    LAKE("ingest + friction + lakehouse") {
        @Override
        public void addTo(EmbeddedRun run, DataStream<Parsed> parsed) {
            run.friction(parsed, run.noValues());
        }
    };

    private final String title;

    PipelineCase(String title) {
        this.title = title;
    }

    /** Its name in what the benchmark prints. */
    public String title() {
        return title;
    }

    /** Adds it to {@code run}, over {@code parsed}. */
    public abstract void addTo(EmbeddedRun run, DataStream<Parsed> parsed);

    private static void event(Parsed parsed, Collector<CustomerEvent> out) {
        if (parsed.event() != null) {
            out.collect(parsed.event());
        }
    }

    private static String profile(CustomerEvent event) {
        String profile = event.who().profileId();
        return profile == null ? "" : profile;
    }

    private static <T> void discard(DataStream<T> stream, String uid) {
        stream.sinkTo(new DiscardingSink<>()).uid(uid);
    }

    private static final class Count extends KeyedProcessFunction<String, CustomerEvent, Long> {

        private static final long serialVersionUID = 1L;

        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(CustomerEvent event, Context context, Collector<Long> out) throws Exception {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(now);
        }
    }
}
