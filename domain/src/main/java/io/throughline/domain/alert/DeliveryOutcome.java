package io.throughline.domain.alert;

import java.util.Locale;

/** How one attempt to deliver a webhook ended. */
public enum DeliveryOutcome {
    /** The receiver answered 2xx. */
    DELIVERED,
    /** It failed and will be tried again. */
    RETRY,
    /** It failed and its last retry is used up. */
    FAILED,
    /** The receiver answered 410: the endpoint is switched off. */
    DISABLED,
    /** Its address may not be called: private, reserved, or not HTTP. */
    REFUSED;

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
