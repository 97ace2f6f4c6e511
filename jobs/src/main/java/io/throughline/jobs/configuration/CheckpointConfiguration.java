package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How state is saved.
 *
 * @param interval from one checkpoint to the next
 * @param directory a folder or an object-store address, null for the memory of the process
 */
public record CheckpointConfiguration(
        Duration interval, @Nullable String directory) {

    public CheckpointConfiguration {
        requireNonNull(interval, "interval");
    }
}
