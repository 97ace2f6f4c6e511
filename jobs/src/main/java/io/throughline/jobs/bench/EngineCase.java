package io.throughline.jobs.bench;

import static java.util.Objects.requireNonNull;

import io.throughline.cep.engine.EnginePattern;
import io.throughline.cep.engine.FlinkOperators;
import io.throughline.cep.engine.MatchHandler;
import io.throughline.cep.engine.PatternEngine;
import io.throughline.cep.engine.ProfileEnd;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.friction.MatchId;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** What looks for the patterns of the benchmark. */
public enum EngineCase {
    /** Reads and counts for each key: what any keyed operator costs at least. */
    COUNT("keyBy + count"),
    /** All patterns in one operator. */
    ENGINE("engine"),
    /** Flink's operators, each given only the events that it can use. */
    PREFILTERED("stock, prefiltered"),
    /** Flink's operators as they are. */
    STOCK("stock");

    private final String title;

    EngineCase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The matches, as ids that tell pattern and events; of {@link #COUNT} nothing. */
    List<DataStream<String>> find(
            List<EnginePattern> patterns, DataStream<CustomerEvent> events, DataStream<ProfileEnd> noEnds) {
        return switch (this) {
            case COUNT ->
                List.of(events.keyBy(event -> requireNonNull(event.who().profileId()), Types.STRING)
                        .process(new Count(), Types.STRING)
                        .name("Count")
                        .uid("bench.count"));
            case ENGINE ->
                List.of(PatternEngine.find(patterns, events, noEnds, new Ids(), Types.STRING)
                        .uid("bench.engine"));
            case PREFILTERED -> FlinkOperators.find(patterns, events, new Ids(), Types.STRING, true);
            case STOCK -> FlinkOperators.find(patterns, events, new Ids(), Types.STRING, false);
        };
    }

    private static final class Ids extends MatchHandler<String> {

        private static final long serialVersionUID = 1L;

        @Override
        public void matched(int pattern, Map<String, List<CustomerEvent>> captured, Collector<String> out) {
            StringBuilder text = new StringBuilder().append(pattern);
            captured.forEach((step, events) -> {
                text.append(' ').append(step);
                events.forEach(event -> text.append(' ').append(event.identity().eventId()));
            });
            out.collect(MatchId.ofParts(text.toString()));
        }

        @Override
        public void moved() {
            // no profile ends
        }

        @Override
        public void ended(ProfileEnd end, Collector<String> out) {
            // no profile ends
        }
    }

    private static final class Count extends KeyedProcessFunction<String, CustomerEvent, String> {

        private static final long serialVersionUID = 1L;

        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(CustomerEvent event, Context context, Collector<String> out) throws Exception {
            Long before = count.value();
            count.update(before == null ? 1 : before + 1);
        }
    }
}
