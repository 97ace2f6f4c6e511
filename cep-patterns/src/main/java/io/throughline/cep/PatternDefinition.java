package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.friction.MatchId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A friction pattern as its file says it; {@link PatternFiles} reads and checks it.
 *
 * @param name kebab-case name of the pattern
 * @param version rises when the meaning changes
 * @param about what goes wrong, in one sentence
 * @param owner team that can mend it
 * @param severity how much it hurts
 * @param weight frustration points of one match
 * @param per the text field within whose value the pattern is looked for; null for the customer's whole journey
 * @param sequence steps and absences; the first is a step
 * @param within the window, from the first event, half-open, measured on event time
 * @param emit what a match says about where it hurts
 * @param oncePer the step of whose every event only the first match counts; null for every match
 * @param cooldown how long after a match no other counts, per customer (and {@code per}); null for no such time
 * @param tests one for each line of the pattern's picture
 * @param vocabulary the event types and attributes it was checked against
 */
public record PatternDefinition(
        String name,
        int version,
        String about,
        String owner,
        Severity severity,
        double weight,
        @Nullable String per,
        List<SequenceElement> sequence,
        Duration within,
        Emission emit,
        @Nullable String oncePer,
        @Nullable Duration cooldown,
        List<PatternTest> tests,
        Vocabulary vocabulary) {

    public PatternDefinition {
        requireNonNull(name, "name");
        requireNonNull(about, "about");
        requireNonNull(owner, "owner");
        requireNonNull(severity, "severity");
        requireNonNull(within, "within");
        requireNonNull(emit, "emit");
        requireNonNull(vocabulary, "vocabulary");
        sequence = List.copyOf(sequence);
        tests = List.copyOf(tests);
        if (sequence.isEmpty() || !(sequence.get(0) instanceof Step)) {
            throw new IllegalArgumentException("the sequence of " + name + " must begin with a step");
        }
    }

    /** The steps, in order, without the absences. */
    public List<Step> steps() {
        return sequence.stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }

    /** Whether the pattern matches when its window ends and something has not happened. */
    public boolean closesWithAbsence() {
        return sequence.get(sequence.size() - 1) instanceof Absence;
    }

    /**
     * Stands for what the pattern looks for, and so for the state of looking: two definitions with one fingerprint can
     * go on from each other's state. Severity, owner, tests and the like are not part of it.
     */
    public String fingerprint() {
        List<String> parts = new ArrayList<>(
                List.of("sequence/1", name, Integer.toString(version), per == null ? "" : per, within.toString()));
        for (SequenceElement element : sequence) {
            parts.add(String.join(",", element.on().stream().sorted().toList()));
            Condition where = element.where();
            parts.add(where == null ? "" : where.source());
            if (element instanceof Step step) {
                parts.add(step.name());
                parts.add(step.contiguity().name());
                parts.add(step.times() + (step.consecutive() ? " consecutive" : ""));
            } else {
                parts.add("absent");
            }
        }
        return MatchId.ofParts(parts.toArray(String[]::new));
    }
}
