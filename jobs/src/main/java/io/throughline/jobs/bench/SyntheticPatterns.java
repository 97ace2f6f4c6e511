package io.throughline.jobs.bench;

import io.throughline.cep.engine.Captured;
import io.throughline.cep.engine.EnginePattern;
import io.throughline.cep.engine.EventCondition;
import io.throughline.domain.event.CustomerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/** Synthetic patterns in the four shapes that most friction has, over the types of {@link SyntheticJourneys}. */
final class SyntheticPatterns {

    /** Those of the patterns that are shipped. */
    private static final List<Duration> WINDOWS = List.of(
            Duration.ofMinutes(10),
            Duration.ofMinutes(60),
            Duration.ofHours(2),
            Duration.ofHours(24),
            Duration.ofMinutes(30),
            Duration.ofHours(24));

    private SyntheticPatterns() {}

    /** Patterns of different types and windows; each type stands in about as many patterns as any other. */
    static List<EnginePattern> of(int count) {
        List<EnginePattern> patterns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            patterns.add(pattern("pattern-" + i, shape(i), WINDOWS.get(i / 4 % WINDOWS.size())));
        }
        return patterns;
    }

    /** First, then second within a window that is long enough for the match to stay open. */
    static EnginePattern waiting() {
        Pattern<CustomerEvent, ?> pattern = begin(0).followedBy("second").where(new Of(1, false));
        return pattern("waiting", pattern, Duration.ofDays(30));
    }

    private static EnginePattern pattern(String name, Pattern<CustomerEvent, ?> pattern, Duration within) {
        return new EnginePattern(name, name, List.of(pattern.within(within)), null, null);
    }

    private static Pattern<CustomerEvent, CustomerEvent> shape(int number) {
        int type = 5 * number;
        return switch (number % 4) {
            case 0 -> begin(type).followedBy("second").where(new Of(type + 1, true));
            case 1 -> begin(type).notFollowedBy("absent").where(new Of(type + 2, false));
            case 2 ->
                begin(type)
                        .notFollowedBy("absent")
                        .where(new Of(type + 3, false))
                        .followedBy("second")
                        .where(new Of(type + 1, false));
            default -> begin(type).times(3);
        };
    }

    private static Pattern<CustomerEvent, CustomerEvent> begin(int type) {
        return Pattern.<CustomerEvent>begin("first", AfterMatchSkipStrategy.noSkip())
                .where(new Of(type, false));
    }

    private static final class Of extends EventCondition {

        private static final long serialVersionUID = 1L;

        private final Set<String> types;
        private final boolean sameSession;

        Of(int type, boolean sameSession) {
            this.types = Set.of(SyntheticJourneys.type(type));
            this.sameSession = sameSession;
        }

        @Override
        public Set<String> eventTypes() {
            return types;
        }

        @Override
        protected List<String> stepsBefore() {
            return List.of("first");
        }

        @Override
        public boolean test(CustomerEvent event, Captured captured) {
            CustomerEvent first = captured.first();
            return !sameSession
                    || (first != null
                            && Objects.equals(
                                    first.who().sessionId(), event.who().sessionId()));
        }
    }
}
