package io.throughline.jobs.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the value flow reads of an event; columns of the table {@code events} by their names. */
public record PastEvent(
        String type,
        String channel,
        @Nullable String sessionId,
        @Nullable String deviceType,
        @Nullable String country,
        @Nullable String referrerHost,
        @Nullable String direction,
        @Nullable String topic,
        @Nullable String caseId,
        @Nullable String conversationId,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String scoreType,
        @Nullable Double score,
        @Nullable Double sentiment,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmCampaign,
        @Nullable String resolved,
        @Nullable String contained) {

    public PastEvent {
        requireNonNull(type, "type");
        requireNonNull(channel, "channel");
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }
}
