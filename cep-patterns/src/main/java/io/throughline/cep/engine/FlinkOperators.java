package io.throughline.cep.engine;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Flink's own operators, one for each pattern: what the engine is measured against, and audited by.
 *
 * <p>They know no {@link ProfileEnd}s, and of closing times only those at the end of {@code within}.
 */
public final class FlinkOperators {

    private FlinkOperators() {}

    /**
     * Looks for {@code patterns} in {@code events}, by profile.
     *
     * @param prefiltered whether each operator is given only the events that can change what it finds
     */
    public static <OUT> List<DataStream<OUT>> find(
            List<EnginePattern> patterns,
            DataStream<CustomerEvent> events,
            MatchHandler<OUT> handler,
            TypeInformation<OUT> type,
            boolean prefiltered) {
        List<DataStream<OUT>> found = new ArrayList<>();
        for (int number = 0; number < patterns.size(); number++) {
            EnginePattern pattern = patterns.get(number);
            SubKey per = pattern.per();
            List<Program> programs = ProgramBuilder.programs(number, pattern);
            for (int alternative = 0; alternative < programs.size(); alternative++) {
                String name = pattern.name() + "." + alternative;
                Program program = programs.get(alternative);
                DataStream<CustomerEvent> offered = prefiltered
                        ? events.filter(event ->
                                        program.isConcernedBy(event.what().eventType()))
                                .name("Choose events for " + name)
                                .uid("friction.choose." + name)
                        : events;
                found.add(CEP.pattern(
                                offered.keyBy(event -> key(per, event), Types.STRING),
                                pattern.alternatives().get(alternative),
                                new CanonicalOrder())
                        .process(new Handed<>(number, handler), type)
                        .name("Match " + name)
                        .uid("friction.match." + name));
            }
        }
        return found;
    }

    private static String key(@Nullable SubKey per, CustomerEvent event) {
        String profile = requireNonNull(event.who().profileId());
        return per == null ? profile : profile.length() + ":" + profile + per.of(event);
    }

    private static final class CanonicalOrder implements EventComparator<CustomerEvent> {

        private static final long serialVersionUID = 1L;

        @Override
        public int compare(CustomerEvent one, CustomerEvent other) {
            return CustomerEvent.CANONICAL_ORDER.compare(one, other);
        }
    }

    /** The events that can change what a program finds. */
    private static final class Concerning implements FilterFunction<CustomerEvent> {

        private static final long serialVersionUID = 1L;

        private final HashSet<String> types = new HashSet<>();
        private final boolean others;

        Concerning(Program program) {
            program.namedTypes().stream().filter(program::isConcernedBy).forEach(types::add);
            others = program.isConcernedBy(null);
        }

        @Override
        public boolean filter(CustomerEvent event) {
            return others || types.contains(event.what().eventType());
        }
    }

    private static final class Handed<OUT> extends PatternProcessFunction<CustomerEvent, OUT> {

        private static final long serialVersionUID = 1L;

        private final int pattern;
        private final MatchHandler<OUT> handler;

        Handed(int pattern, MatchHandler<OUT> handler) {
            this.pattern = pattern;
            this.handler = handler;
        }

        @Override
        public void setRuntimeContext(RuntimeContext context) {
            super.setRuntimeContext(context);
            handler.setRuntimeContext(context);
        }

        @Override
        public void open(OpenContext context) throws Exception {
            handler.open(context);
        }

        @Override
        public void processMatch(Map<String, List<CustomerEvent>> captured, Context context, Collector<OUT> out) {
            handler.matched(pattern, captured, out);
        }
    }
}
