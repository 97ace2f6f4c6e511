package io.throughline.connectors.webhooks;

import org.jspecify.annotations.Nullable;

/**
 * What one attempt brought back.
 *
 * @param status of HTTP, null if there was no answer
 * @param retryAfter the header, null without one
 * @param error what went wrong, null for 2xx
 * @param refused whether the address may not be called, so that nothing was sent
 * @param durationMs until the answer or the failure
 */
record Answer(
        @Nullable Integer status,
        @Nullable String retryAfter,
        @Nullable String error,
        boolean refused,
        long durationMs) {

    boolean isSuccess() {
        return status != null && status >= 200 && status < 300;
    }

    /** The receiver is gone for good. */
    boolean isGone() {
        return status != null && status == 410;
    }

    /** The receiver, or what stands before it, has too much to do. */
    boolean isOverloaded() {
        return status != null && (status == 429 || status == 502 || status == 504);
    }
}
