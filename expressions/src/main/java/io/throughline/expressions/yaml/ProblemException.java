package io.throughline.expressions.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A file that cannot be used, with every problem that was found in it; the message has one problem a line. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @throws IllegalArgumentException if there is no problem */
    public ProblemException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("need at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    public ProblemException(Problem problem) {
        this(List.of(problem));
    }

    /** At least one, in the order in which they were found. */
    public List<Problem> problems() {
        return problems;
    }
}
