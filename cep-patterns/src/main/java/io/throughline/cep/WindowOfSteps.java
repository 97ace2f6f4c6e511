package io.throughline.cep;

import io.throughline.expressions.yaml.YamlNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The window of the steps: what the file says, or, if each step after the first and a closing absence have limits of their
 * own, no more than these add up to.
 */
final class WindowOfSteps {

    private final List<List<SequenceElement>> variants;

    WindowOfSteps(List<SequenceElement> sequence) {
        this.variants = Variants.of(sequence);
    }

    Duration read(YamlNode file, TimeReader times) {
        Optional<YamlNode> node = file.optional("within");
        if (node.isPresent()) {
            return times.window(node.get());
        }
        if (!variants.stream().allMatch(WindowOfSteps::isLimited)) {
            return times.window(file.required("within"));
        }
        return variants.stream()
                .map(WindowOfSteps::sum)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static boolean isLimited(List<SequenceElement> variant) {
        Absence closing = Variants.closingAbsence(variant);
        if (closing != null && closing.within() == null) {
            return false;
        }
        for (int i = 0; i < variant.size(); i++) {
            if (variant.get(i) instanceof Group) {
                return false;
            }
            if (variant.get(i) instanceof Step step
                    && (step.quantifier().unbounded()
                            || step.within() == null
                                    && (i > 0 || step.quantifier().repeats()))) {
                return false;
            }
        }
        return true;
    }

    private static Duration sum(List<SequenceElement> variant) {
        Duration sum = Duration.ZERO;
        for (int i = 0; i < variant.size(); i++) {
            if (variant.get(i) instanceof Step step && step.within() != null) {
                long gaps = step.quantifier().to() - (i == 0 ? 1L : 0L);
                sum = sum.plus(step.within().longest().multipliedBy(gaps));
            }
        }
        return sum;
    }
}
