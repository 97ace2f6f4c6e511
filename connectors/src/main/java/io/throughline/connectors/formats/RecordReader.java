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
            FormatDefinition definition = format.definition();
            parts = definition.unfolding().of(tree(raw.bytes(), definition), raw.bytes());
        } catch (Unreadable why) {
            out.accept(failure(why, raw.bytes(), raw.ref(), arrival));
            return;
        } catch (RuntimeException bug) {
            out.accept(failure(of(bug), raw.bytes(), raw.ref(), arrival));
            return;
        }
        for (Unfolding.Part part : parts) {
            out.accept(parsed(part, raw.ref(), arrival));
        }
    }

    /**
     * The reader for the rest of a file whose first line is {@code firstLine}, if that line names the columns; empty
     * if the line is a record like any other.
     */
    public Optional<RecordReader> afterHeader(byte[] firstLine) {
        Delimited delimited = delimited(format.definition());
        if (delimited == null) {
            return Optional.empty();
        }
        try {
            Utf8.check(firstLine);
            boolean json = format.definition().json() && isJson(firstLine);
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

    private @Nullable Object tree(byte[] bytes, FormatDefinition definition) throws Unreadable {
        if (bytes.length > Limits.RECORD_BYTES) {
            throw new Unreadable("too_large", bytes.length + " bytes, expected at most " + Limits.RECORD_BYTES);
        }
        Utf8.check(bytes);
        Delimited delimited = delimited(definition);
        return delimited == null || definition.json() && isJson(bytes)
                ? JsonText.read(bytes, Utf8.start(bytes))
                : delimited.read(bytes, Utf8.start(bytes));
    }

    private @Nullable Delimited delimited(FormatDefinition definition) {
        return header != null ? header : definition.delimited();
    }

    private static boolean isJson(byte[] bytes) {
        int start = Utf8.start(bytes);
        return bytes.length > start && bytes[start] == '{';
    }

    private Parsed parsed(Unfolding.Part part, String ref, Arrival arrival) {
        try {
            if (part.element() == null) {
                throw part.failure() == null ? new Unreadable("unreadable", "no element") : part.failure();
            }
            return Parsed.of(event(part.element(), ref, arrival));
        } catch (Unreadable why) {
            return failure(why, part.bytes(), ref, arrival);
        } catch (RuntimeException bug) {
            return failure(of(bug), part.bytes(), ref, arrival);
        }
    }

    /** A fault of ours must not stop the stream; its class names it, since its message could repeat the payload. */
    private static Unreadable of(RuntimeException bug) {
        return new Unreadable("unreadable", bug.getClass().getSimpleName());
    }

    private CustomerEvent event(Element element, String ref, Arrival arrival) throws Unreadable {
        EventInProgress event = new EventInProgress(identifiers);
        event.set(EventField.SOURCE, source);
        event.set(EventField.SOURCE_FORMAT, format.name());
        event.set(EventField.RAW_REF, ref);
        return format.definition().mapping().apply(element, arrival, event);
    }

    private Parsed failure(Unreadable why, byte[] bytes, String ref, Arrival arrival) {
        Instant at = arrival.broker() != null ? arrival.broker() : arrival.otherwise();
        return failures.of(why, bytes, ref, at);
    }

    private static @Nullable Instant micros(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }
}
