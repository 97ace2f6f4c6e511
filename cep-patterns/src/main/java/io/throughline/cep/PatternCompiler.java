package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.cep.engine.EnginePattern;
import io.throughline.cep.engine.PatternEngine;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.friction.MatchState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says a pattern in the words of Flink CEP; that is what the pattern means.
 *
 * <p>A step is {@code next}, {@code followedBy} or {@code followedByAny}, repeated by {@code times}, {@code timesOrMore} and
 * {@code optional}; an absence {@code notFollowedBy}; a group a group pattern; a choice several patterns. Of a fixed
 * number of repeats with {@code until}, which Flink has for loops only, each is a stage of its own with an absence
 * before it. No match is skipped.
 *
 * <p>Windows are measured on event time by the conditions. Flink's own {@code within} runs on order time, which is never
 * earlier, and is a millisecond longer, because Flink cuts times to milliseconds: it bounds state and fires closing
 * absences, and decides nothing else.
 */
final class PatternCompiler {

    /** Flink's name for the event that settles a match; no step can have it. */
    static final String RESOLVING = "resolving-event";

    private final Search search;
    private final LinkedHashMap<String, ArrayList<String>> captured = new LinkedHashMap<>();
    private int stages;

    private PatternCompiler(Search search) {
        this.search = search;
    }

    /** The pattern for the engine. */
    static EnginePattern forEngine(Search search) {
        Deadline closing = search.closing();
        return new EnginePattern(
                search.definition().name(),
                search.fingerprint(),
                List.of(compile(search)),
                PerField.of(search.definition()),
                closing == null || closing.runsFromFirst() ? null : closing::knownAt);
    }

    static Pattern<CustomerEvent, ?> compile(Search search) {
        Duration bound = search.span().plusMillis(1);
        return new PatternCompiler(search).pattern().within(bound);
    }

    /**
     * Compiles {@code definition} down to the engine's graphs and throws them away.
     *
     * @throws RuntimeException if Flink refuses it, or the engine does
     */
    static void tryOut(PatternDefinition definition) {
        Search.of(definition).forEach(search -> PatternEngine.tryOut(forEngine(search)));
    }

    /** The stages whose events are those of {@code step}, when the whole pattern has matched. */
    static List<String> stagesOf(Step step) {
        List<String> stages = new ArrayList<>();
        for (int i = 1; i <= (unrolled(step) ? step.quantifier().from() : 1); i++) {
            stages.add(stageName(step, i));
        }
        return stages;
    }

    private Pattern<CustomerEvent, CustomerEvent> pattern() {
        Pattern<CustomerEvent, CustomerEvent> pattern = null;
        int last = search.elements().size() - 1;
        for (int i = 0; i <= last; i++) {
            SequenceElement element = search.elements().get(i);
            if (element instanceof Step step) {
                pattern = step(pattern, step);
            } else if (element instanceof Group group) {
                pattern = group(pattern, group);
            } else if (element instanceof Absence absence) {
                pattern = absent(requireNonNull(pattern), absence.occurrence(), window(absence, i == last));
            }
        }
        Resolution resolution = search.definition().resolution();
        if (search.state() == MatchState.RESOLVED && resolution != null) {
            Window window = new Window.OfResolution(search.deadline(), resolution.within());
            pattern = requireNonNull(pattern)
                    .followedBy(RESOLVING)
                    .where(condition(stage(RESOLVING, ""), window, resolution.occurrence(), Quantifier.ONCE));
        }
        return requireNonNull(pattern, "a sequence has at least one step");
    }

    private Window window(Absence absence, boolean last) {
        Deadline closing = search.state() == MatchState.RESOLVED ? search.deadline() : search.closing();
        return new Window.OfAbsence(
                last && closing != null
                        ? closing
                        : new Deadline(search.definition().within(), absence.within(), 1));
    }

    private Pattern<CustomerEvent, CustomerEvent> step(
            @Nullable Pattern<CustomerEvent, CustomerEvent> before, Step step) {
        Quantifier quantifier = step.quantifier();
        if (!unrolled(step)) {
            Pattern<CustomerEvent, CustomerEvent> pattern = follow(before, step.contiguity(), stageName(step, 1));
            return repeat(fill(pattern, step, stageName(step, 1)), quantifier);
        }
        Window window = new Window.OfAbsence(new Deadline(search.definition().within(), null, 1));
        Pattern<CustomerEvent, CustomerEvent> pattern = before;
        for (int i = 1; i <= quantifier.from(); i++) {
            if (i > 1) {
                pattern = absent(requireNonNull(pattern), requireNonNull(quantifier.until()), window);
            }
            Contiguity contiguity = i > 1 ? Contiguity.RELAXED : step.contiguity();
            pattern = fill(follow(pattern, contiguity, stageName(step, i)), step, stageName(step, i));
        }
        return requireNonNull(pattern);
    }

    /** What {@code stage} captures counts as captured by the step, for itself if it repeats, and for all later ones. */
    private Pattern<CustomerEvent, CustomerEvent> fill(
            Pattern<CustomerEvent, CustomerEvent> pattern, Step step, String name) {
        Quantifier quantifier = step.quantifier();
        boolean begins = stages++ == 0;
        if (quantifier.repeats()) {
            captured.computeIfAbsent(step.name(), none -> new ArrayList<>());
        }
        boolean seesItself = quantifier.repeats() && !unrolled(step);
        if (seesItself) {
            remember(step.name(), name);
        }
        Window window = new Window.OfStep(search.definition().within(), step.within());
        Stage stage = new Stage(name, begins, step.name(), captured);
        pattern = pattern.where(condition(stage, window, step.occurrence(), quantifier));
        if (!seesItself) {
            remember(step.name(), name);
        }
        if (quantifier.unbounded()) {
            pattern = pattern.timesOrMore(quantifier.from());
            if (quantifier.until() != null) {
                Window all = new Window.OfStep(search.definition().within(), null);
                pattern = pattern.until(condition(stage(name, ""), all, quantifier.until(), Quantifier.ONCE));
            }
        }
        return pattern;
    }

    private Pattern<CustomerEvent, CustomerEvent> group(
            @Nullable Pattern<CustomerEvent, CustomerEvent> before, Group group) {
        if (group.quantifier().repeats()) {
            group.steps().forEach(step -> stagesOf(step).forEach(stage -> remember(step.name(), stage)));
        }
        Pattern<CustomerEvent, CustomerEvent> inner = null;
        for (Step step : group.steps()) {
            inner = step(inner, step);
        }
        Pattern<CustomerEvent, CustomerEvent> steps = requireNonNull(inner);
        Pattern<CustomerEvent, CustomerEvent> pattern = before == null
                ? Pattern.begin(steps, AfterMatchSkipStrategy.noSkip())
                : switch (group.contiguity()) {
                    case STRICT -> before.next(steps);
                    case RELAXED -> before.followedBy(steps);
                    case ANY -> before.followedByAny(steps);
                };
        if (group.quantifier().unbounded()) {
            pattern = pattern.timesOrMore(group.quantifier().from());
        }
        return repeat(pattern, group.quantifier());
    }

    private Pattern<CustomerEvent, CustomerEvent> absent(
            Pattern<CustomerEvent, CustomerEvent> before, Occurrence occurrence, Window window) {
        String name = "absent-" + stages++;
        return before.notFollowedBy(name).where(condition(stage(name, ""), window, occurrence, Quantifier.ONCE));
    }

    private static Pattern<CustomerEvent, CustomerEvent> follow(
            @Nullable Pattern<CustomerEvent, CustomerEvent> before, Contiguity contiguity, String stage) {
        if (before == null) {
            return Pattern.begin(stage, AfterMatchSkipStrategy.noSkip());
        }
        return switch (contiguity) {
            case STRICT -> before.next(stage);
            case RELAXED -> before.followedBy(stage);
            case ANY -> before.followedByAny(stage);
        };
    }

    private static Pattern<CustomerEvent, CustomerEvent> repeat(
            Pattern<CustomerEvent, CustomerEvent> pattern, Quantifier quantifier) {
        Pattern<CustomerEvent, CustomerEvent> repeated = pattern;
        if (quantifier.repeats() && !quantifier.unbounded()) {
            repeated = quantifier.from() == quantifier.to()
                    ? repeated.times(quantifier.from())
                    : repeated.times(quantifier.from(), quantifier.to());
        }
        if (quantifier.consecutive()) {
            repeated = repeated.consecutive();
        }
        if (quantifier.greedy()) {
            repeated = repeated.greedy();
        }
        return quantifier.optional() ? repeated.optional() : repeated;
    }

    private ElementCondition condition(Stage stage, Window window, Occurrence occurrence, Quantifier quantifier) {
        return new ElementCondition(search.definition(), stage, window, occurrence, quantifier);
    }

    private Stage stage(String name, String step) {
        return new Stage(name, false, step, captured);
    }

    private void remember(String step, String stage) {
        List<String> known = captured.computeIfAbsent(step, none -> new ArrayList<>());
        if (!known.contains(stage)) {
            known.add(stage);
        }
    }

    private static boolean unrolled(Step step) {
        Quantifier quantifier = step.quantifier();
        return quantifier.until() != null && !quantifier.unbounded();
    }

    private static String stageName(Step step, int number) {
        return number == 1 ? step.name() : step.name() + "-" + number;
    }
}
