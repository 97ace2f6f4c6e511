package io.throughline.connectors.files;

/** A row of a file that cannot be what it should; the message names file, row, column, what was found and expected. */
public final class BadRowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadRowException(String message) {
        super(message);
    }
}
