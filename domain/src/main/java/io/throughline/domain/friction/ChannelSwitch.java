package io.throughline.domain.friction;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.Channel;
import io.throughline.domain.event.IssueEvidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer moved from one channel to another with one intent.
 *
 * @param switchId derived from the two events
 * @param profileId who
 * @param customerId the company's own id, null while unknown
 * @param fromChannel channel left
 * @param toChannel channel arrived at
 * @param fromTouchpoint page, screen, queue or shop left
 * @param toTouchpoint page, screen, queue or shop arrived at
 * @param fromEventId last event on the channel left
 * @param toEventId first event on the channel arrived at
 * @param leftAt event time of the last event on the channel left
 * @param switchedAt event time of the first event on the channel arrived at
 * @param lagMs milliseconds between the two
 * @param issueId the issue both belong to, null while unknown
 * @param topic what it is about, null while unknown
 * @param evidence whether an issue id joins the two, or only closeness in time
 * @param outcome how the event on the new channel ended, as sent
 */
public record ChannelSwitch(
        String switchId,
        String profileId,
        @Nullable String customerId,
        Channel fromChannel,
        Channel toChannel,
        @Nullable String fromTouchpoint,
        @Nullable String toTouchpoint,
        String fromEventId,
        String toEventId,
        Instant leftAt,
        Instant switchedAt,
        long lagMs,
        @Nullable String issueId,
        @Nullable String topic,
        IssueEvidence evidence,
        @Nullable String outcome) {

    public ChannelSwitch {
        requireNonNull(switchId, "switchId");
        requireNonNull(profileId, "profileId");
        requireNonNull(fromChannel, "fromChannel");
        requireNonNull(toChannel, "toChannel");
        requireNonNull(fromEventId, "fromEventId");
        requireNonNull(toEventId, "toEventId");
        requireNonNull(leftAt, "leftAt");
        requireNonNull(switchedAt, "switchedAt");
        requireNonNull(evidence, "evidence");
    }
}
