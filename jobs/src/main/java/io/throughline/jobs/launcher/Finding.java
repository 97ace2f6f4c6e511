package io.throughline.jobs.launcher;

import static java.util.Objects.requireNonNull;

/**
 * What the doctor found in one place.
 *
 * @param place what was looked at
 * @param state how it stands
 * @param message what was seen, and what to do where it is not well
 */
record Finding(String place, State state, String message) {

    /** From well to ill. */
    enum State {
        OK,
        WARN,
        FAIL
    }

    Finding {
        requireNonNull(place, "place");
        requireNonNull(state, "state");
        requireNonNull(message, "message");
    }

    static Finding ok(String place, String message) {
        return new Finding(place, State.OK, message);
    }

    static Finding warn(String place, String message) {
        return new Finding(place, State.WARN, message);
    }

    static Finding fail(String place, String message) {
        return new Finding(place, State.FAIL, message);
    }
}
