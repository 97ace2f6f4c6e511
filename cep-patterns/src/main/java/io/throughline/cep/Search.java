package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.friction.MatchId;
import io.throughline.domain.friction.MatchState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing to look for on behalf of a pattern, which Flink CEP can say in one {@code Pattern}: one variant of the
 * pattern itself, its being at risk, or its being resolved.
 *
 * @param number of the variant
 * @param elements the variant
 * @param state of the match that is found
 */
record Search(PatternDefinition definition, int number, List<SequenceElement> elements, MatchState state) {

    /** All that is looked for, the pattern itself first. */
    static List<Search> of(PatternDefinition definition) {
        List<Search> searches = new ArrayList<>();
        List<List<SequenceElement>> variants = definition.variants();
        for (int i = 0; i < variants.size(); i++) {
            searches.add(new Search(definition, i, variants.get(i), MatchState.MATCHED));
        }
        for (int i = 0; i < variants.size(); i++) {
            List<SequenceElement> variant = variants.get(i);
            if (definition.atRisk() != null && Variants.closingAbsence(variant) != null) {
                searches.add(new Search(definition, i, variant, MatchState.AT_RISK));
            }
            if (definition.resolution() != null) {
                searches.add(new Search(definition, i, variant, MatchState.RESOLVED));
            }
        }
        return List.copyOf(searches);
    }

    /** When the match itself is certain, if it closes with an absence; else null. */
    @Nullable
    Deadline deadline() {
        Absence closing = Variants.closingAbsence(elements);
        return closing == null ? null : new Deadline(definition.within(), closing.within(), 1);
    }

    /** When the absence that this search closes with is certain; null if it closes with an event. */
    @Nullable
    Deadline closing() {
        Deadline deadline = deadline();
        if (deadline == null || state == MatchState.RESOLVED) {
            return null;
        }
        return state == MatchState.AT_RISK ? deadline.after(requireNonNull(definition.atRisk())) : deadline;
    }

    /** The longest time from the first event until nothing can be found any more. */
    Duration span() {
        Duration span = definition.span(elements);
        Resolution resolution = definition.resolution();
        return state == MatchState.RESOLVED && resolution != null ? span.plus(resolution.within()) : span;
    }

    /** Every event type that its conditions name. */
    Set<String> eventTypes() {
        Set<String> types = new TreeSet<>(Variants.eventTypes(elements));
        Resolution resolution = definition.resolution();
        if (state == MatchState.RESOLVED && resolution != null) {
            types.addAll(resolution.occurrence().on());
        }
        return types;
    }

    /** Whether events of any type may change what is found, because nothing may come in between. */
    boolean seesAll() {
        return elements.stream()
                .anyMatch(element -> element instanceof Step step
                        ? seesAll(step)
                        : element instanceof Group group
                                && (strict(group.contiguity(), group.quantifier())
                                        || group.steps().stream().anyMatch(Search::seesAll)));
    }

    /** Stands for what is looked for. */
    String fingerprint() {
        String whole = definition.fingerprint();
        return state == MatchState.MATCHED && number == 0
                ? whole
                : MatchId.ofParts(whole, state.wireName(), Integer.toString(number));
    }

    private static boolean seesAll(Step step) {
        return strict(step.contiguity(), step.quantifier());
    }

    private static boolean strict(Contiguity contiguity, Quantifier quantifier) {
        return contiguity == Contiguity.STRICT || quantifier.consecutive();
    }
}
