package io.throughline.jobs.launcher;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says what a long command is at, and how long each step took. */
final class Steps {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private final PrintWriter err;
    private final int steps;
    private final long started = System.nanoTime();
    private int step;
    private long begun;
    private int asked;

    /** @param steps how many there will be */
    Steps(PrintWriter err, int steps) {
        this.err = err;
        this.steps = steps;
    }

    void begin(String what) {
        step++;
        begun = System.nanoTime();
        err.println("[" + step + "/" + steps + "] " + what + " …");
    }

    /** Something to know within a step. */
    void say(String what) {
        err.println("      " + what);
    }

    /** How far a step is: the time that it has reached, about every fifth time it is asked. */
    void progress(Instant reached) {
        if (reached.equals(Instant.MIN) || ++asked % 5 != 0) {
            return;
        }
        say("… " + DAY.format(reached.atZone(ZoneOffset.UTC)));
    }

    void end(String result) {
        say(result + " (" + Numbers.seconds(System.nanoTime() - begun) + ")");
    }

    /** Time since the first step began. */
    String total() {
        return Numbers.seconds(System.nanoTime() - started);
    }
}
