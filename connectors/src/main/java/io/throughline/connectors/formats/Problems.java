package io.throughline.connectors.formats;

import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Gathers the problems of a file's parts, so that its author sees all of them at once. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** What {@code part} gives; {@code otherwise} if it has problems, which are kept. */
    <T> T attempt(T otherwise, Supplier<T> part) {
        try {
            return part.get();
        } catch (ProblemException problems) {
            found.addAll(problems.problems());
            return otherwise;
        }
    }

    /** Runs {@code part} and keeps its problems. */
    void attempt(Runnable part) {
        attempt("", () -> {
            part.run();
            return "";
        });
    }

    /** @throws ProblemException with all problems found, if any was */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(found);
        }
    }
}
