package io.throughline.cep;

import io.throughline.cep.engine.EnginePattern;
import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.pattern.Pattern;

/**
 * Says a pattern in the words of Flink CEP; that is what the pattern means.
 *
 * <p>A step is {@code next}, {@code followedBy} or {@code followedByAny}, an absence {@code notFollowedBy}; no match is
 * skipped. Windows are measured on event time by the conditions. Flink's own {@code within} runs on order time, which is
 * never earlier, and is a millisecond longer, because Flink cuts times to milliseconds: it bounds state and fires
 * closing absences, and decides nothing else.
 */
final class PatternCompiler {

    private PatternCompiler() {}

    /** The pattern for the engine. */
    static EnginePattern forEngine(PatternDefinition definition) {
        return new EnginePattern(
                definition.name(),
                definition.fingerprint(),
                List.of(compile(definition)),
                definition.per() == null ? null : new PerField(definition.per(), definition.vocabulary()),
                null);
    }

    static Pattern<CustomerEvent, ?> compile(PatternDefinition definition) {
        List<String> captured = new ArrayList<>();
        Pattern<CustomerEvent, CustomerEvent> pattern = null;
        for (SequenceElement element : definition.sequence()) {
            String stage = stageName(element, captured);
            Pattern<CustomerEvent, CustomerEvent> next = pattern == null
                    ? Pattern.begin(stage, AfterMatchSkipStrategy.noSkip())
                    : follow(pattern, element, stage);
            pattern = next.where(new ElementCondition(definition, element, stage, captured));
            if (element instanceof Step step) {
                pattern = repeat(pattern, step);
                captured.add(stage);
            }
        }
        if (pattern == null) {
            throw new IllegalStateException("a definition has at least one step");
        }
        return pattern.within(definition.within().plusMillis(1));
    }

    /**
     * Compiles {@code definition} down to Flink's automaton and throws it away.
     *
     * @throws org.apache.flink.cep.pattern.MalformedPatternException if Flink refuses it
     */
    static void tryOut(PatternDefinition definition) {
        NFACompiler.compileFactory(compile(definition), false).createNFA();
    }

    /** An absence has no name of its own; {@code -} keeps what Flink calls it apart from every step. */
    private static String stageName(SequenceElement element, List<String> captured) {
        return element instanceof Step step ? step.name() : "absent-" + captured.size();
    }

    private static Pattern<CustomerEvent, CustomerEvent> follow(
            Pattern<CustomerEvent, CustomerEvent> pattern, SequenceElement element, String stage) {
        if (!(element instanceof Step step)) {
            return pattern.notFollowedBy(stage);
        }
        return switch (step.contiguity()) {
            case STRICT -> pattern.next(stage);
            case RELAXED -> pattern.followedBy(stage);
            case ANY -> pattern.followedByAny(stage);
        };
    }

    private static Pattern<CustomerEvent, CustomerEvent> repeat(
            Pattern<CustomerEvent, CustomerEvent> pattern, Step step) {
        if (step.times() == 1) {
            return pattern;
        }
        Pattern<CustomerEvent, CustomerEvent> repeated = pattern.times(step.times());
        return step.consecutive() ? repeated.consecutive() : repeated;
    }
}
