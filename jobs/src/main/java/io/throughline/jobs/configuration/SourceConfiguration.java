package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place that raw records come from: a topic or files, never both.
 *
 * @param name becomes the event's {@code source}
 * @param kind whether it moves the watermark
 * @param format name of a shipped format, or the path of a format file
 * @param topic a Kafka topic, null for files
 * @param paths files, folders and globs; empty for a topic
 * @param receivedAt what stands for an arrival time that the record does not carry
 */
public record SourceConfiguration(
        String name,
        SourceKind kind,
        String format,
        @Nullable String topic,
        List<String> paths,
        ArrivalTime receivedAt) {

    public SourceConfiguration {
        requireNonNull(name, "name");
        requireNonNull(kind, "kind");
        requireNonNull(format, "format");
        requireNonNull(receivedAt, "receivedAt");
        paths = List.copyOf(paths);
        if ((topic == null) == paths.isEmpty()) {
            throw new IllegalArgumentException(
                    "source " + name + " needs either a topic or a path, but got topic=" + topic + ", path=" + paths);
        }
    }
}
