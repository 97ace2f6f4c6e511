package io.throughline.cep;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes choices out: every way through a sequence becomes a sequence of its own. */
final class Variants {

    private Variants() {}

    static List<List<SequenceElement>> of(List<SequenceElement> sequence) {
        List<List<SequenceElement>> variants = List.of(List.of());
        for (SequenceElement element : sequence) {
            List<List<SequenceElement>> ways =
                    element instanceof Either either ? either.branches() : List.of(List.of(element));
            List<List<SequenceElement>> longer = new ArrayList<>();
            for (List<SequenceElement> variant : variants) {
                for (List<SequenceElement> way : ways) {
                    List<SequenceElement> joined = new ArrayList<>(variant);
                    joined.addAll(way);
                    longer.add(List.copyOf(joined));
                }
            }
            variants = longer;
        }
        return variants;
    }

    /** How many there are, without writing them out. */
    static long count(List<SequenceElement> sequence) {
        long count = 1;
        for (SequenceElement element : sequence) {
            count *= element instanceof Either either ? either.branches().size() : 1;
        }
        return count;
    }

    /** The steps of a variant, those in groups among them. */
    static List<Step> steps(List<SequenceElement> variant) {
        List<Step> steps = new ArrayList<>();
        for (SequenceElement element : variant) {
            if (element instanceof Step step) {
                steps.add(step);
            } else if (element instanceof Group group) {
                steps.addAll(group.steps());
            }
        }
        return steps;
    }

    /** The absence at the end of a variant, or null. */
    static @Nullable Absence closingAbsence(List<SequenceElement> variant) {
        return variant.get(variant.size() - 1) instanceof Absence absence ? absence : null;
    }

    static Set<String> eventTypes(List<SequenceElement> variant) {
        Set<String> types = new TreeSet<>();
        for (Step step : steps(variant)) {
            types.addAll(step.occurrence().on());
            Occurrence until = step.quantifier().until();
            if (until != null) {
                types.addAll(until.on());
            }
        }
        for (SequenceElement element : variant) {
            if (element instanceof Absence absence) {
                types.addAll(absence.occurrence().on());
            }
        }
        return types;
    }
}
