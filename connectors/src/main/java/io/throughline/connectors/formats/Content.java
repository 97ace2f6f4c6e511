package io.throughline.connectors.formats;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a raw record says, once all that was put around it is taken off.
 *
 * @param value an object, a list, or whatever else JSON holds
 * @param bytes that the value was read from
 * @param request the captured request whose body it was, null if it came alone
 */
record Content(
        @Nullable Object value, byte[] bytes, @Nullable Map<?, ?> request) {

    /** When the receiver of the request says that it came; null if nobody says so. */
    @Nullable
    Object receivedAt() {
        return request == null ? null : request.get("received_at");
    }
}
