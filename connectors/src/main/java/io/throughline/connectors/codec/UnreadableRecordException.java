package io.throughline.connectors.codec;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Bytes that stand for no record of the type expected; the message says what was found, without the payload. */
public final class UnreadableRecordException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableRecordException(String message) {
        super(message);
    }

    public UnreadableRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
