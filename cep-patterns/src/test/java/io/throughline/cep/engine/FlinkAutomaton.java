package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.nfa.NFA;
import org.apache.flink.cep.nfa.NFAState;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBuffer;
import org.apache.flink.cep.nfa.sharedbuffer.SharedBufferAccessor;
import org.apache.flink.cep.pattern.Pattern;

/** Flink's own automaton over one profile, driven as its operator drives it, with state in memory. */
final class FlinkAutomaton {

    static final int MANY = 300;

    private static final TypeSerializer<CustomerEvent> EVENTS =
            TypeInformation.of(CustomerEvent.class).createSerializer(new SerializerConfigImpl());

    private final NFA<CustomerEvent> nfa;
    private final List<CustomerEvent> waiting = new ArrayList<>();
    private final List<Long> endings = new ArrayList<>();
    private final List<String> found = new ArrayList<>();

    private SharedBuffer<CustomerEvent> buffer;
    private NFAState state;

    FlinkAutomaton(Pattern<CustomerEvent, ?> pattern) {
        nfa = NFACompiler.compileFactory(pattern, false).createNFA();
        begin();
    }

    private void begin() {
        KeyedStateStore store = (KeyedStateStore) Proxy.newProxyInstance(
                KeyedStateStore.class.getClassLoader(),
                new Class<?>[] {KeyedStateStore.class},
                (proxy, method, arguments) -> new StateInMemory<>());
        buffer = new SharedBuffer<>(store, EVENTS);
        buffer.releaseCacheStatisticsTimer();
        state = nfa.createInitialNFAState();
    }

    void add(CustomerEvent event) {
        waiting.add(event);
    }

    void end(long time) {
        endings.add(time);
    }

    /** @return false if there are so many partial matches that it is not worth while to go on */
    boolean passTo(long watermark) throws Exception {
        TreeMap<Long, List<CustomerEvent>> due = new TreeMap<>();
        waiting.removeIf(event -> Capture.orderTime(event) <= watermark
                && due.computeIfAbsent(Capture.orderTime(event), none -> new ArrayList<>())
                        .add(event));
        for (Map.Entry<Long, List<CustomerEvent>> moment : due.entrySet()) {
            endUntil(moment.getKey());
            advance(moment.getKey());
            moment.getValue().sort(CustomerEvent.CANONICAL_ORDER);
            for (CustomerEvent event : moment.getValue()) {
                try (SharedBufferAccessor<CustomerEvent> accessor = buffer.getAccessor()) {
                    nfa.process(accessor, state, event, moment.getKey(), AfterMatchSkipStrategy.noSkip(), null)
                            .forEach(match -> found.add(text(match)));
                }
                if (state.getPartialMatches().size() > MANY || found.size() > MANY) {
                    return false;
                }
            }
        }
        endUntil(watermark);
        advance(watermark);
        return true;
    }

    private void endUntil(long time) throws Exception {
        for (long ending : endings.stream().filter(at -> at <= time).sorted().toList()) {
            advance(ending - 1);
            begin();
            endings.remove(ending);
        }
    }

    private void advance(long time) throws Exception {
        try (SharedBufferAccessor<CustomerEvent> accessor = buffer.getAccessor()) {
            nfa.advanceTime(accessor, state, time, AfterMatchSkipStrategy.noSkip())
                    .f0
                    .forEach(match -> found.add(text(match)));
        }
    }

    /** What was found, each time in the same order. */
    List<String> found() {
        return found.stream().sorted().toList();
    }

    static String text(Map<String, List<CustomerEvent>> match) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(match).forEach((step, events) -> {
            text.append(step).append('=');
            events.forEach(event -> text.append(event.identity().eventId()).append(','));
            text.append(' ');
        });
        return text.toString();
    }
}
