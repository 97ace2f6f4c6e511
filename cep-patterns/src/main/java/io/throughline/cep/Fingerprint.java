package io.throughline.cep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a definition that say what is looked for, as texts. What has its default adds no part. */
final class Fingerprint {

    private final List<String> parts = new ArrayList<>();

    private Fingerprint() {}

    static List<String> parts(PatternDefinition definition) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.parts.addAll(List.of(
                "sequence/1",
                definition.name(),
                Integer.toString(definition.version()),
                String.join("\n", definition.per()),
                definition.within().toString()));
        definition.sequence().forEach(fingerprint::add);
        Resolution resolution = definition.resolution();
        if (resolution != null) {
            fingerprint.parts.add("resolved");
            fingerprint.add(resolution.occurrence());
            fingerprint.parts.add(resolution.within().toString());
        }
        fingerprint.addIfSet("at risk", definition.atRisk());
        definition.parameters().values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(parameter -> fingerprint.parts.add(parameter.toString()));
        return fingerprint.parts;
    }

    private void add(SequenceElement element) {
        if (element instanceof Step step) {
            add(step.occurrence());
            parts.add(step.name());
            parts.add(step.contiguity().name());
            add(step.quantifier());
            add(step.within());
        } else if (element instanceof Absence absence) {
            add(absence.occurrence());
            parts.add("absent");
            add(absence.within());
        } else if (element instanceof Group group) {
            parts.add("group");
            parts.add(group.contiguity().name());
            add(group.quantifier());
            group.steps().forEach(this::add);
            parts.add("end");
        } else if (element instanceof Either either) {
            for (List<SequenceElement> branch : either.branches()) {
                parts.add("either");
                branch.forEach(this::add);
            }
            parts.add("end");
        }
    }

    private void add(Occurrence occurrence) {
        parts.add(String.join(",", occurrence.on().stream().sorted().toList()));
        Condition where = occurrence.where();
        parts.add(where == null ? "" : where.source());
    }

    private void add(Quantifier quantifier) {
        parts.add(quantifier.from() + (quantifier.consecutive() ? " consecutive" : ""));
        if (quantifier.to() != quantifier.from()) {
            parts.add("to " + quantifier.to());
        }
        if (quantifier.optional()) {
            parts.add("optional");
        }
        if (quantifier.greedy()) {
            parts.add("greedy");
        }
        Occurrence until = quantifier.until();
        if (until != null) {
            parts.add("until");
            add(until);
        }
        addIfSet("distinct", quantifier.distinct().isEmpty() ? null : quantifier.distinct());
        addIfSet("same", quantifier.same().isEmpty() ? null : quantifier.same());
    }

    private void add(@Nullable Limit limit) {
        addIfSet("within", limit == null ? null : limit.fingerprint());
    }

    private void addIfSet(String word, @Nullable Object value) {
        if (value != null) {
            parts.add(word + " " + value);
        }
    }
}
