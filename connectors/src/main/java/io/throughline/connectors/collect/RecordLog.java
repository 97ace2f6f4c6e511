package io.throughline.connectors.collect;

import java.io.Closeable;
import java.util.concurrent.CompletableFuture;

/** Where raw records are kept. */
public interface RecordLog extends Closeable {

    /**
     * Takes one record.
     *
     * @return done when the record is safe from the death of this process and of the machine; failed if it is not kept
     * @throws FullException if more records wait than may
     */
    CompletableFuture<Void> append(byte[] record);

    /** More records wait to be kept than the memory may hold: the sender is to come again. */
    final class FullException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FullException(int waiting) {
            super(waiting + " records wait to be kept");
        }
    }
}
