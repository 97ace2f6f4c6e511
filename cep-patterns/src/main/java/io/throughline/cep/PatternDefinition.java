package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.friction.MatchId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as its file says it; {@link PatternFiles} reads and checks it.
 *
 * @param name kebab-case name of the pattern
 * @param version rises when the meaning changes
 * @param description what it says about itself
 * @param per the text fields within whose values the pattern is looked for; empty for the customer's whole journey
 * @param sequence what is looked for; begins with a step
 * @param within the window of the steps, from the first event, half-open, measured on event time; zero for a single
 *     event
 * @param emit what a match says about where it hurts
 * @param counting which matches count
 * @param atRisk the part of the time to the deadline of a closing absence after which the match is at risk, between 0
 *     and 1; null for never
 * @param resolution what settles a match afterwards; null for nothing
 * @param parameters named values that conditions use
 * @param tests one for each line of the pattern's picture
 * @param vocabulary the event types and attributes it was checked against
 */
public record PatternDefinition(
        String name,
        int version,
        Description description,
        List<String> per,
        List<SequenceElement> sequence,
        Duration within,
        Emission emit,
        Counting counting,
        @Nullable Double atRisk,
        @Nullable Resolution resolution,
        Parameters parameters,
        List<PatternTest> tests,
        Vocabulary vocabulary) {

    public PatternDefinition {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(within, "within");
        requireNonNull(emit, "emit");
        requireNonNull(counting, "counting");
        requireNonNull(parameters, "parameters");
        requireNonNull(vocabulary, "vocabulary");
        per = List.copyOf(per);
        sequence = List.copyOf(sequence);
        tests = List.copyOf(tests);
        if (sequence.isEmpty() || sequence.get(0) instanceof Absence) {
            throw new IllegalArgumentException("the sequence of " + name + " must begin with a step");
        }
    }

    /** The steps, each name once, in order, without the absences. */
    public List<Step> steps() {
        Map<String, Step> byName = new LinkedHashMap<>();
        for (List<SequenceElement> variant : variants()) {
            Variants.steps(variant).forEach(step -> byName.putIfAbsent(step.name(), step));
        }
        return List.copyOf(byName.values());
    }

    /** Whether it is looked for without being asked for. */
    public boolean isLive() {
        return description.status() == Status.LIVE;
    }

    /** Every way in which it can match: steps, groups and absences, without choices. */
    List<List<SequenceElement>> variants() {
        return Variants.of(sequence);
    }

    /** Whether the pattern can match when its window ends and something has not happened. */
    public boolean closesWithAbsence() {
        return variants().stream().anyMatch(variant -> Variants.closingAbsence(variant) != null);
    }

    /** The longest time from the first event of a match to the instant from which it is certain. */
    public Duration span() {
        return variants().stream().map(this::span).max(Duration::compareTo).orElse(within);
    }

    Duration span(List<SequenceElement> variant) {
        Absence closing = Variants.closingAbsence(variant);
        Limit limit = closing == null ? null : closing.within();
        if (limit == null) {
            return within;
        }
        List<Step> steps = Variants.steps(variant);
        boolean oneEvent = steps.size() == 1 && !steps.get(0).quantifier().repeats();
        return oneEvent ? limit.longest() : within.plus(limit.longest());
    }

    /** The event types that it names, without those that only settle its matches. */
    public Set<String> eventTypes() {
        Set<String> types = new TreeSet<>();
        for (List<SequenceElement> variant : variants()) {
            types.addAll(Variants.eventTypes(variant));
        }
        return types;
    }

    /**
     * Stands for what the pattern looks for, and so for the state of looking: two definitions with one fingerprint can
     * go on from each other's state. Severity, owner, tests and the like are not part of it.
     */
    public String fingerprint() {
        return MatchId.ofParts(Fingerprint.parts(this).toArray(String[]::new));
    }
}
