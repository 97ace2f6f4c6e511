package io.throughline.jobs.embedded;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseSettings;
import io.throughline.connectors.replay.Arrival;
import io.throughline.connectors.replay.Recording;
import io.throughline.jobs.value.PublishedValues;
import java.io.Serializable;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * What the last published value run says, as records that all arrive at one instant.
 *
 * @param part which of it
 */
record PublishedRecording<T>(Instant startsAt, LakehouseSettings lakehouse, Part<T> part) implements Recording<T> {

    @Override
    public Iterator<Arrival<T>> open() {
        try (Lakehouse open = Lakehouse.open(lakehouse)) {
            return part.apply(PublishedValues.of(open)).stream()
                    .map(record -> new Arrival<>(record, startsAt))
                    .iterator();
        }
    }

    interface Part<T> extends Function<PublishedValues, List<T>>, Serializable {}
}
