package io.throughline.connectors.formats;

import io.throughline.connectors.privacy.FailureCipher;
import io.throughline.connectors.privacy.Identifiers;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.Parsed;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns raw records of one source into canonical events by a {@link Format}.
 *
 * <p>It is the deserialiser of every source: it never throws, whatever the bytes, and keeps nothing between records.
 */
public final class RecordReader implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Format format;
    private final String source;
    private final ReceivedAt receivedAt;
    private final Identifiers identifiers;
    private final Failures failures;
    private final @Nullable Delimited header;

    private RecordReader(
            Format format,
            String source,
            ReceivedAt receivedAt,
            Identifiers identifiers,
            Failures failures,
            @Nullable Delimited header) {
        this.format = format;
        this.source = source;
        this.receivedAt = receivedAt;
        this.identifiers = identifiers;
        this.failures = failures;
        this.header = header;
    }

    /**
     * A reader for one source.
     *
     * @param source the configured source's name; event ids are unique within it
     * @param receivedAt what stands for an arrival time that neither record nor broker knows
     */
    public static RecordReader of(
            Format format, String source, ReceivedAt receivedAt, FailureCipher cipher, Identifiers identifiers) {
        Failures failures = new Failures(source, format.name(), cipher);
        return new RecordReader(format, source, receivedAt, identifiers, failures, null);
    }

    /**
     * Reads one record.
     *
     * @param out receives an event or a failure for each element that the record unfolds into
     */
    public void read(RawRecord raw, Consumer<Parsed> out) {
        Arrival arrival = new Arrival(micros(raw.receivedAt()), micros(receivedAt.of(raw)), receivedAt.isEventTime());
        List<Unfolding.Part> parts;
        try {
            Content content = opening().of(raw);
            ReadTime received = TimeReader.utcByDefault().read(content.receivedAt());
            arrival = received == null ? arrival : arrival.at(received.at());
            parts = format.definition().unfolding().of(content);
        } catch (Unreadable why) {
            out.accept(failure(why, raw.bytes(), raw.ref(), arrival));
            return;
        } catch (RuntimeException bug) {
            out.accept(failure(of(bug), raw.bytes(), raw.ref(), arrival));
            return;
        }
        for (Unfolding.Part part : parts) {
            parsed(part, raw.ref(), arrival, out);
        }
    }

    /**
     * The reader for the rest of a file whose first line is {@code firstLine}, if that line names the columns; empty
     * if the line is a record like any other.
     */
    public Optional<RecordReader> afterHeader(byte[] firstLine) {
        Delimited delimited = opening().delimited();
        if (delimited == null) {
            return Optional.empty();
        }
        try {
            boolean json = opening().json() && Wrapping.beginsJson(firstLine);
            Delimited named = json ? null : delimited.afterHeader(firstLine);
            return Optional.ofNullable(named)
                    .map(columns -> new RecordReader(format, source, receivedAt, identifiers, failures, columns));
        } catch (Unreadable noHeader) {
            return Optional.empty();
        }
    }

    /** The failure of what a source cannot even read, such as the rest of a broken file; its payload is its {@code ref}. */
    public Parsed unreadable(String reason, String detail, String ref) {
        byte[] place = ref.getBytes(StandardCharsets.UTF_8);
        return failures.of(new Unreadable(reason, detail), place, ref, null);
    }

    /** How many lines at the top of a file are its header, once {@link #afterHeader} found one. */
    public int headerLines() {
        Delimited delimited = opening().delimited();
        return delimited == null ? 0 : delimited.layout().headerLines();
    }

    /** Whether the record that begins with {@code lines} goes on in the next line of its file. */
    public boolean goesOn(byte[] lines) {
        Opening opening = opening();
        return opening.delimited() != null
                && !(opening.json() && Wrapping.beginsJson(lines))
                && opening.delimited().goesOn(lines);
    }

    private Opening opening() {
        Opening opening = format.definition().opening();
        return header == null ? opening : opening.with(header);
    }

    private void parsed(Unfolding.Part part, String ref, Arrival arrival, Consumer<Parsed> out) {
        try {
            if (part.element() == null) {
                throw part.failure() == null ? new Unreadable("unreadable", "no element") : part.failure();
            }
            for (CustomerEvent event : events(part.element(), ref, arrival)) {
                out.accept(Parsed.of(event));
            }
        } catch (Unreadable why) {
            out.accept(failure(why, part.bytes(), ref, arrival));
        } catch (RuntimeException bug) {
            out.accept(failure(of(bug), part.bytes(), ref, arrival));
        }
    }

    /** A fault of ours must not stop the stream; its class names it, since its message could repeat the payload. */
    private static Unreadable of(RuntimeException bug) {
        return new Unreadable("unreadable", bug.getClass().getSimpleName());
    }

    /** All events of an element, or none: one that cannot be read makes the whole a failure. */
    private List<CustomerEvent> events(Element element, String ref, Arrival arrival) throws Unreadable {
        List<CustomerEvent> events = new ArrayList<>();
        for (EventMapping mapping : format.definition().mappings()) {
            if (mapping.isAbout(element)) {
                EventInProgress event = new EventInProgress(identifiers);
                event.set(EventField.SOURCE, source);
                event.set(EventField.SOURCE_FORMAT, format.name());
                event.set(EventField.RAW_REF, ref);
                events.add(mapping.apply(element, arrival, event));
            }
        }
        if (events.isEmpty()) {
            throw new Unreadable("no_event_type", "nothing that says what happened");
        }
        return events;
    }

    private Parsed failure(Unreadable why, byte[] bytes, String ref, Arrival arrival) {
        Instant at = arrival.broker() != null ? arrival.broker() : arrival.otherwise();
        return failures.of(why, bytes, ref, at);
    }

    private static @Nullable Instant micros(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
