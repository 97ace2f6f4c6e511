package io.throughline.jobs.launcher;

/** A command was called in a way that cannot work; the message says how it can. */
final class WrongUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongUse(String message) {
        super(message);
    }
}
