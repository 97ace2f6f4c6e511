package io.throughline.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * What a deserialiser makes of one raw record: an event or a failure; exactly one is present.
 *
 * @param event what the record said
 * @param failure why it could not be read
 */
public record Parsed(
        @Nullable CustomerEvent event, @Nullable FailedEvent failure) {

    public Parsed {
        if ((event == null) == (failure == null)) {
            throw new IllegalArgumentException("need either an event or a failure, but got event=" + (event != null)
                    + ", failure=" + (failure != null));
        }
    }

    public static Parsed of(CustomerEvent event) {
        return new Parsed(event, null);
    }

    public static Parsed of(FailedEvent failure) {
        return new Parsed(null, failure);
    }
}
