package io.throughline.cep;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.Channel;
import io.throughline.domain.event.CustomerEvent;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long after the event before it something counts; it may depend on that event's channel.
 *
 * @param otherwise for the channels that are not named; null if nothing counts after those
 * @param byChannel for the channels that are named
 * @param calendar what spans of open time are measured on; null if there are none
 */
public record Limit(
        @Nullable Span otherwise,
        Map<Channel, Span> byChannel,
        @Nullable BusinessCalendar calendar) implements Serializable {

    public Limit {
        byChannel = new LinkedHashMap<>(byChannel);
        if (calendar == null && spans(otherwise, byChannel).anyMatch(Span::open)) {
            throw new IllegalArgumentException("open time needs a calendar");
        }
    }

    @Override
    public Map<Channel, Span> byChannel() {
        return Collections.unmodifiableMap(byChannel);
    }

    /** The first instant after {@code event} that does not count any more; null if nothing counts after it. */
    @Nullable
    Instant endAfter(CustomerEvent event) {
        Span span = byChannel.getOrDefault(event.where().channel(), otherwise);
        if (span == null) {
            return null;
        }
        Instant start = event.time().eventTime();
        return span.open() ? requireNonNull(calendar).after(start, span.length()) : start.plus(span.length());
    }

    /** No limit ends later than so long after the event. */
    Duration longest() {
        return spans(otherwise, byChannel)
                .map(span -> span.open() ? requireNonNull(calendar).longest(span.length()) : span.length())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Stands for its meaning. */
    String fingerprint() {
        StringBuilder text = new StringBuilder(otherwise == null ? "" : otherwise.toString());
        byChannel.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> text.append(entry.getKey()).append(entry.getValue()));
        if (calendar != null) {
            text.append(calendar.zone()).append(calendar.from()).append(calendar.to());
            calendar.days().forEach(text::append);
            calendar.holidays().stream().sorted().forEach(text::append);
        }
        return text.toString();
    }

    private static Stream<Span> spans(@Nullable Span otherwise, Map<Channel, Span> byChannel) {
        return Stream.concat(Stream.ofNullable(otherwise), byChannel.values().stream());
    }
}
