package io.throughline.domain.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What was done.
 *
 * @param eventType canonical type, for example {@code product_added}; see event-types.yaml
 * @param eventName the name as it was sent
 * @param direction who began the exchange
 * @param actor who did it
 * @param journey journey it belongs to, for example {@code checkout}
 * @param step step of that journey
 * @param stage stage of the relationship
 * @param outcome how it ended, as sent
 * @param errorCode error code, as sent
 * @param topic what it was about, for example {@code billing}
 * @param purpose what a message was for, for example {@code upsell}
 */
public record What(
        String eventType,
        @Nullable String eventName,
        @Nullable Direction direction,
        @Nullable Actor actor,
        @Nullable String journey,
        @Nullable String step,
        @Nullable Stage stage,
        @Nullable String outcome,
        @Nullable String errorCode,
        @Nullable String topic,
        @Nullable String purpose) {

    public What {
        requireNonNull(eventType, "eventType");
    }
}
