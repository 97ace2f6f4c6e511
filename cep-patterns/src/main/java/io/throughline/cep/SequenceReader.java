package io.throughline.cep;

import io.throughline.expressions.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the {@code sequence} of a pattern: steps, absences, groups and choices, each with what was captured before it. */
final class SequenceReader {

    private static final String STEP_NAME = "[a-z][a-z0-9_]{0,31}";
    private static final String ABSENT = "absent";
    private static final String EITHER = "either";
    private static final String GROUP = "group";
    private static final int MOST_ELEMENTS = 20;
    private static final int MOST_VARIANTS = 16;

    private final OccurrenceReader occurrences;
    private final QuantifierReader quantifiers;
    private final TimeReader times;

    SequenceReader(OccurrenceReader occurrences, QuantifierReader quantifiers, TimeReader times) {
        this.occurrences = occurrences;
        this.quantifiers = quantifiers;
        this.times = times;
    }

    /** What was read so far on one way through the sequence. */
    private record Way(List<SequenceElement> elements, Set<String> captured) {

        private static Way start() {
            return new Way(new ArrayList<>(), new LinkedHashSet<>());
        }

        private Way branch() {
            return new Way(new ArrayList<>(elements), new LinkedHashSet<>(captured));
        }

        /** Whether what comes before can end with an element like this. */
        private boolean canEndWith(Predicate<SequenceElement> kind) {
            if (elements.isEmpty()) {
                return false;
            }
            SequenceElement last = elements.get(elements.size() - 1);
            return last instanceof Either either
                    ? either.branches().stream().anyMatch(branch -> kind.test(branch.get(branch.size() - 1)))
                    : kind.test(last);
        }
    }

    List<SequenceElement> read(YamlNode sequence) {
        Way way = Way.start();
        readList(sequence, way, true);
        long variants = Variants.count(way.elements());
        if (variants > MOST_VARIANTS) {
            throw sequence.problem(variants + " ways to match", "at most " + MOST_VARIANTS + ": split the pattern");
        }
        return List.copyOf(way.elements());
    }

    private void readList(YamlNode list, Way way, boolean choices) {
        if (!list.isSequence()) {
            throw list.problem("no list", "a list of 1 to " + MOST_ELEMENTS + " steps and absences");
        }
        read(list, way, choices);
    }

    private void read(YamlNode list, Way way, boolean choices) {
        int size = list.elements().size();
        if (size < 1 || size > MOST_ELEMENTS) {
            throw list.problem(size + " elements", "a list of 1 to " + MOST_ELEMENTS + " steps and absences");
        }
        for (YamlNode element : list.elements()) {
            List<String> keys = element.keys();
            if (keys.size() != 1) {
                throw element.problem(
                        keys.size() + " keys (" + String.join(", ", keys) + ")",
                        "one step, name: { on: … }, or absent: { on: … }");
            }
            String name = keys.get(0);
            YamlNode body = element.required(name);
            switch (name) {
                case ABSENT -> absence(element, body, way);
                case GROUP -> group(element, body, way);
                case EITHER -> either(element, body, way, choices);
                default -> way.elements().add(step(element, name, body, way));
            }
        }
    }

    private void absence(YamlNode element, YamlNode body, Way way) {
        if (way.elements().isEmpty()) {
            throw element.problem("an absence first", "a step, from which the window runs");
        }
        if (way.canEndWith(Absence.class::isInstance)) {
            throw element.problem("two absences in a row", "one absence that names all event types");
        }
        if (way.canEndWith(SequenceReader::isOptional)) {
            throw element.problem(
                    "an absence after something optional",
                    "a choice, either: [ [with it], [without it] ], each branch with the absence");
        }
        body.onlyKeys(Words.array(Words.ABSENT));
        way.elements().add(new Absence(occurrences.read(body, way.captured()), times.limit(body.optional("within"))));
    }

    private Step step(YamlNode element, String name, YamlNode body, Way way) {
        if (!name.matches(STEP_NAME)) {
            throw element.problem(
                    "the step name " + name, "at most 32 lower-case letters, digits and _, beginning with a letter");
        }
        if (way.captured().contains(name)) {
            throw element.problem("a second step " + name, "a new name");
        }
        if (occurrences.isTaken(name)) {
            throw element.problem(
                    "the step name " + name + ", which is a field or a parameter",
                    "a name that is no field of events and no parameter");
        }
        body.onlyKeys(Words.array(Words.STEP));
        Set<String> captured = new LinkedHashSet<>(way.captured());
        if (body.optional("times").isPresent()) {
            captured.add(name);
        }
        Quantifier quantifier = quantifiers.read(body, captured);
        Step step = new Step(
                name,
                occurrences.read(body, captured),
                contiguity(body.optional("contiguity"), way),
                quantifier,
                times.limit(body.optional("within")));
        checkFirst(body, way, quantifier);
        way.captured().add(name);
        return step;
    }

    private static void checkFirst(YamlNode body, Way way, Quantifier quantifier) {
        if (!way.elements().isEmpty()) {
            return;
        }
        if (quantifier.optional()) {
            throw body.required("optional").problem("optional", "a first step that happens: the window runs from it");
        }
        if (!quantifier.repeats() && body.optional("within").isPresent()) {
            throw body.required("within").problem("within", "none: no event comes before the first step");
        }
    }

    private void group(YamlNode element, YamlNode body, Way way) {
        body.onlyKeys(Words.array(Words.GROUP));
        Quantifier quantifier = quantifiers.read(body, way.captured());
        Contiguity contiguity = contiguity(body.optional("contiguity"), way);
        checkFirst(body, way, quantifier);
        YamlNode list = body.required("sequence");
        Way inner = way.branch();
        inner.elements().clear();
        readList(list, inner, false);
        List<Step> steps = new ArrayList<>();
        for (SequenceElement part : inner.elements()) {
            if (!(part instanceof Step step) || step.quantifier().until() != null) {
                throw list.problem("something else than plain steps", "a group of steps only");
            }
            steps.add(step);
        }
        if (steps.size() < 2) {
            throw element.problem("a group of one step", "the step itself, with the group's times");
        }
        way.captured().addAll(inner.captured());
        way.elements().add(new Group(steps, contiguity, quantifier));
    }

    private void either(YamlNode element, YamlNode body, Way way, boolean choices) {
        if (!choices) {
            throw element.problem("a choice within a choice or a group", "all branches side by side in one either");
        }
        if (!body.isSequence() || body.elements().size() < 2) {
            throw body.problem("no list of branches", "at least two branches, each a step or a list of elements");
        }
        List<List<SequenceElement>> branches = new ArrayList<>();
        Set<String> captured = new LinkedHashSet<>();
        for (YamlNode branch : body.elements()) {
            Way own = way.branch();
            read(branch, own, false);
            branches.add(
                    own.elements().subList(way.elements().size(), own.elements().size()));
            captured.addAll(own.captured());
        }
        way.captured().addAll(captured);
        way.elements().add(new Either(branches));
    }

    private static Contiguity contiguity(Optional<YamlNode> node, Way way) {
        if (node.isEmpty()) {
            return Contiguity.RELAXED;
        }
        Contiguity contiguity = node.get().constant(Contiguity.class);
        if (way.elements().isEmpty()) {
            throw node.get().problem(node.get().text(), "no contiguity: nothing comes before the first step");
        }
        if (contiguity == Contiguity.STRICT && way.canEndWith(Absence.class::isInstance)) {
            throw node.get().problem("strict", "relaxed or any: strict leaves the absence before it no room");
        }
        return contiguity;
    }

    private static boolean isOptional(SequenceElement element) {
        return element instanceof Step step && step.quantifier().optional()
                || element instanceof Group group && group.quantifier().optional();
    }
}
