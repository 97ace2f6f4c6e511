package io.throughline.jobs.ingest;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an event says, as a number: the same for copies of one event, whenever and by whatever way they came. */
final class Content {

    /** When and where it arrived, and what follows from that. */
    private static final Set<EventField> OF_ARRIVAL = EnumSet.of(
            EventField.RAW_REF,
            EventField.EVENT_TIME,
            EventField.ORDER_TIME,
            EventField.RECEIVED_AT,
            EventField.SENT_AT,
            EventField.EVENT_TIME_QUALITY,
            EventField.EVENT_TIME_RAW,
            EventField.QUALITY_FLAGS);

    private static final EventField[] COMPARED =
            EnumSet.complementOf(EnumSet.copyOf(OF_ARRIVAL)).toArray(EventField[]::new);
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Content() {}

    /** FNV-1a of 64 bits over the fields that the producer sent, the same in every process. */
    static long of(CustomerEvent event) {
        long hash = FNV_OFFSET;
        for (EventField field : COMPARED) {
            Object value = field.of(event);
            hash = (hash ^ field.ordinal()) * FNV_PRIME;
            if (value != null) {
                hash = with(hash, value instanceof Map<?, ?> map ? new TreeMap<>(map).toString() : value.toString());
            }
        }
        return hash;
    }

    private static long with(long hash, String text) {
        long next = hash;
        for (int i = 0; i < text.length(); i++) {
            next = (next ^ text.charAt(i)) * FNV_PRIME;
        }
        return next;
    }
}
