package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import io.throughline.domain.event.EventTimeQuality;
import io.throughline.expressions.Expression;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When an event happened, was sent and arrived, and how far that can be trusted.
 *
 * <p>A sender's clock is corrected by {@code received_at − sent_at} only where the arrival is the record's own or the
 * broker's. What then lies more than five minutes after its arrival takes the time of arrival: one event dated years
 * ahead would make all others late. What lies more than thirty days before it is marked too old.
 *
 * @param event when it happened, by the sender's clock
 * @param sent when it was sent, by the same clock
 * @param received when it arrived, by the receiver's
 * @param correctSkew for which elements the sender's clock is corrected, null for none
 */
record TimeRules(
        TimeReader reader,
        Rule event,
        Rule sent,
        Rule received,
        @Nullable Expression<Element> correctSkew) {

    private static final Duration FUTURE = Duration.ofMinutes(5);
    private static final Duration PAST = Duration.ofDays(30);

    /** The same rules for another event of the same element, with a time of its own. */
    TimeRules of(Rule eventOfItsOwn) {
        return new TimeRules(reader, eventOfItsOwn, sent, received, correctSkew);
    }

    /** @throws Unreadable as {@code no_event_time} if neither the event's time nor its arrival is known */
    void apply(Element element, Arrival arrival, EventInProgress out) throws Unreadable {
        Instant sentAt = at(sent.of(element));
        Instant own = at(received.of(element));
        own = own != null ? own : arrival.broker();
        Instant receivedAt = own != null ? own : arrival.otherwise();
        Object raw = event.of(element);
        ReadTime read = reader.read(raw);
        Instant eventTime = read == null ? receivedAt : read.at();
        if (eventTime == null) {
            throw new Unreadable(
                    "no_event_time",
                    (raw == null ? "no time" : "what is no time") + ", and no time of arrival to take");
        }
        EventTimeQuality quality = quality(raw, read);
        if (read != null && own != null && sentAt != null && correctSkew != null && correctSkew.test(element)) {
            Instant corrected = own.minus(Duration.between(eventTime, sentAt));
            quality = corrected.equals(eventTime) ? quality : EventTimeQuality.SKEW_CORRECTED;
            eventTime = corrected;
        }
        if (receivedAt == null) {
            receivedAt = arrival.eventTime() ? eventTime : null;
        } else if (eventTime.isAfter(receivedAt.plus(FUTURE))) {
            quality = EventTimeQuality.FUTURE_CLAMPED;
            eventTime = receivedAt;
        } else if (eventTime.isBefore(receivedAt.minus(PAST))) {
            quality = EventTimeQuality.TOO_OLD;
        }
        if (read != null && !read.zoned() && quality != EventTimeQuality.NO_ZONE) {
            out.flag("no_zone");
        }
        out.set(EventField.EVENT_TIME, eventTime);
        out.set(EventField.ORDER_TIME, eventTime);
        out.set(EventField.RECEIVED_AT, receivedAt);
        out.set(EventField.SENT_AT, sentAt);
        out.set(EventField.EVENT_TIME_QUALITY, quality.wireName());
        String text = quality == EventTimeQuality.OK ? null : Scalar.text(raw);
        out.set(EventField.EVENT_TIME_RAW, text == null ? null : out.clipped(out.clean(text)));
    }

    private static EventTimeQuality quality(@Nullable Object raw, @Nullable ReadTime read) {
        if (read == null) {
            return Scalar.text(raw) == null ? EventTimeQuality.MISSING : EventTimeQuality.UNPARSEABLE;
        }
        return read.zoned() ? EventTimeQuality.OK : EventTimeQuality.NO_ZONE;
    }

    private @Nullable Instant at(@Nullable Object value) {
        ReadTime time = reader.read(value);
        return time == null ? null : time.at().truncatedTo(ChronoUnit.MICROS);
    }
}
