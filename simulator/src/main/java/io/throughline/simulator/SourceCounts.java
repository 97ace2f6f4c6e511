package io.throughline.simulator;

/**
 * What one source's file holds.
 *
 * @param source its name
 * @param events that happened
 * @param duplicates records that repeat one of them
 * @param broken records that no format can read
 */
public record SourceCounts(String source, long events, long duplicates, long broken) {

    /** Lines of the file. */
    public long records() {
        return events + duplicates + broken;
    }
}
