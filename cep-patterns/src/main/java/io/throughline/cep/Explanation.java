package io.throughline.cep;

import io.throughline.domain.friction.MatchState;
import io.throughline.expressions.declarations.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A pattern in words, in Flink's words, and what it needs: what {@code patterns explain} prints. */
public final class Explanation {

    private final PatternDefinition pattern;
    private final List<String> lines = new ArrayList<>();

    private Explanation(PatternDefinition pattern) {
        this.pattern = pattern;
    }

    /** The explanation, line by line. */
    public static List<String> of(PatternDefinition pattern) {
        Explanation explanation = new Explanation(pattern);
        explanation.head();
        explanation.sequence(pattern.sequence(), "  ");
        explanation.outcome();
        explanation.counting();
        explanation.flink();
        explanation.needs();
        Lint.of(pattern).forEach(warning -> explanation.lines.add("mind      " + warning));
        return List.copyOf(explanation.lines);
    }

    private void head() {
        Description description = pattern.description();
        lines.add("%s, version %d, %s"
                .formatted(
                        pattern.name(), pattern.version(), description.status().wireName()));
        lines.add(description.about());
        lines.add("%s, weight %s, owner %s%s%s"
                .formatted(
                        description.polarity() == Polarity.POSITIVE
                                ? "good news"
                                : "severity " + description.severity().wireName(),
                        Double.toString(description.weight()).replaceFirst("\\.0$", ""),
                        description.owner(),
                        description.stage() == null ? "" : ", stage " + Wording.lower(description.stage()),
                        description.runbook() == null ? "" : ", runbook " + description.runbook()));
        lines.add("");
        lines.add("For each customer" + (pattern.per().isEmpty() ? "" : " and " + String.join(" and ", pattern.per()))
                + ":");
    }

    private void sequence(List<SequenceElement> elements, String indent) {
        boolean first = true;
        for (SequenceElement element : elements) {
            if (element instanceof Step step) {
                step(step, first, indent);
            } else if (element instanceof Absence absence) {
                lines.add(indent + "✗ not " + Wording.of(absence.occurrence())
                        + (absence.within() == null ? "" : ", within " + Wording.of(absence.within())));
            } else if (element instanceof Group group) {
                String often = Wording.of(group.quantifier());
                lines.add(indent + "● together" + (often.isEmpty() ? "" : ", " + often) + ":");
                group.steps().forEach(step -> step(step, false, indent + "    "));
            } else if (element instanceof Either either) {
                for (int i = 0; i < either.branches().size(); i++) {
                    lines.add(indent + (i == 0 ? "◇ either" : "◇ or"));
                    sequence(either.branches().get(i), indent + "    ");
                }
            }
            first = false;
        }
    }

    private void step(Step step, boolean first, String indent) {
        String often = Wording.of(step.quantifier());
        lines.add(indent + "● " + step.name() + ": "
                + (first ? "" : Wording.of(step.contiguity()) + " ")
                + Wording.of(step.occurrence())
                + (often.isEmpty() ? "" : ", " + often)
                + (step.within() == null ? "" : ", within " + Wording.of(step.within())));
    }

    private void outcome() {
        if (!pattern.within().isZero()) {
            lines.add("All steps within " + Wording.of(pattern.within()) + " of the first event.");
        }
        for (List<SequenceElement> variant : pattern.variants()) {
            Absence closing = Variants.closingAbsence(variant);
            List<Step> steps = Variants.steps(variant);
            String last = steps.get(steps.size() - 1).name();
            String line = closing == null
                    ? "Matches at " + last + "."
                    : closing.within() == null
                            ? "Matches " + Wording.of(pattern.within())
                                    + " after the first event, if it did not happen."
                            : "Matches " + Wording.of(closing.within()) + " after " + last + ", if it did not happen.";
            if (!lines.contains(line)) {
                lines.add(line);
            }
        }
        Double atRisk = pattern.atRisk();
        if (atRisk != null) {
            lines.add("At risk after %.0f %% of the time to then.".formatted(atRisk * 100));
        }
        Resolution resolution = pattern.resolution();
        if (resolution != null) {
            lines.add("Resolved by " + Wording.of(resolution.occurrence()) + ", within "
                    + Wording.of(resolution.within()) + " of the match.");
        }
    }

    private void counting() {
        Counting counting = pattern.counting();
        if (counting.oncePer() != null) {
            lines.add("Once per " + counting.oncePer() + ".");
        }
        if (!counting.overlap()) {
            lines.add("Only matches that begin after the end of the one before.");
        }
        if (counting.cooldown() != null) {
            lines.add("Then none for " + Wording.of(counting.cooldown()) + ".");
        }
        lines.add("");
    }

    private void flink() {
        for (Search search : Search.of(pattern)) {
            if (search.state() == MatchState.MATCHED) {
                lines.add("in Flink  " + FlinkWords.of(search));
            }
        }
        if (pattern.closesWithAbsence()) {
            lines.add("closes    on an absence: if nobody sends what must not be missing, it matches for everybody");
        }
    }

    private void needs() {
        lines.add("needs     "
                + pattern.eventTypes().stream()
                        .map(type -> type + needsOf(type))
                        .collect(Collectors.joining(", ")));
        String values = pattern.parameters().values().entrySet().stream()
                .map(parameter -> parameter.getKey() + " = "
                        + (parameter.getValue() instanceof Duration duration
                                ? Wording.of(duration)
                                : parameter.getValue()))
                .collect(Collectors.joining(", "));
        if (!values.isEmpty()) {
            lines.add("set       " + values);
        }
    }

    private String needsOf(String type) {
        List<String> fields = pattern.vocabulary()
                .eventTypes()
                .find(type)
                .map(EventType::needs)
                .orElse(List.of());
        return fields.isEmpty() ? "" : " (" + String.join(", ", fields) + ")";
    }
}
