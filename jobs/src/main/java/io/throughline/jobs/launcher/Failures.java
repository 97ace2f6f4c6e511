package io.throughline.jobs.launcher;

import io.throughline.expressions.yaml.ProblemException;
import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command that could not finish says, and the exit code it ends with. */
final class Failures implements IExecutionExceptionHandler {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        Throwable told = wrongUse(failure);
        if (told instanceof ProblemException problems) {
            problems.problems().forEach(err::println);
            return WRONG_USE;
        }
        if (told != null) {
            err.println(told.getMessage());
            return WRONG_USE;
        }
        reasons(failure).forEach(err::println);
        err.println("For more, set THROUGHLINE_LOG=info and try again.");
        return FAILED;
    }

    /** The cause that the user can mend by other words, null if there is none. */
    private static @Nullable Throwable wrongUse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException || cause instanceof WrongUse) {
                return cause;
            }
        }
        return failure instanceof IllegalArgumentException ? failure : null;
    }

    /** What each cause adds, from the outermost to the innermost. */
    private static Set<String> reasons(Throwable failure) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message == null) {
                reasons.add(cause.toString());
            } else if (cause.getCause() == null
                    || !message.contains(cause.getCause().toString())) {
                reasons.add(message.lines().findFirst().orElse(message));
            }
        }
        return reasons;
    }
}
