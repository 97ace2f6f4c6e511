package io.throughline.domain.event;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Which event this is.
 *
 * @param eventId the producer's own id; else derived from source and bytes
 * @param derived whether the id was derived rather than sent
 * @param source the configured source it came through; ids are unique within it
 * @param sourceFormat the format file that read it
 * @param rawRef where its raw record lies: topic, partition and offset, or file and line
 */
public record EventIdentity(
        String eventId,
        boolean derived,
        String source,
        String sourceFormat,
        @Nullable String rawRef) {

    public EventIdentity {
        requireNonNull(eventId, "eventId");
        requireNonNull(source, "source");
        requireNonNull(sourceFormat, "sourceFormat");
    }
}
