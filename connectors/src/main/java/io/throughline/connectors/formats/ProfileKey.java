package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import org.jspecify.annotations.Nullable;

/** Whose journey an event belongs to: the customer's, else the anonymous visitor's, else the device's. */
final class ProfileKey {

    private ProfileKey() {}

    /** The key; null if nobody is known: the event is then for the lakehouse only. */
    static @Nullable String of(EventInProgress event) {
        String customer = event.text(EventField.CUSTOMER_ID);
        if (customer != null) {
            return customer;
        }
        String anonymous = event.text(EventField.ANONYMOUS_ID);
        if (anonymous != null) {
            return "anon:" + anonymous;
        }
        String device = event.text(EventField.DEVICE_ID);
        return device == null ? null : "dev:" + device;
    }
}
