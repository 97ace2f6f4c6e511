package io.throughline.connectors.formats;

/** Why one raw record, or one element of a batch, cannot become an event; the detail repeats nothing of it. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * A reason and its detail.
     *
     * @param reason lower-case snake_case, for example {@code not_json}
     * @param detail what was found and what was expected
     */
    Unreadable(String reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
