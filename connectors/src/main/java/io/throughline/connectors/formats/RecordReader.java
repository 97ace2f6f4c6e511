package io.throughline.connectors.formats;

import io.throughline.connectors.privacy.FailureCipher;
import io.throughline.connectors.privacy.Identifiers;
import io.throughline.domain.event.Parsed;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Consumer;

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
    private final FailureCipher cipher;
    private final Identifiers identifiers;

    private RecordReader(
            Format format, String source, ReceivedAt receivedAt, FailureCipher cipher, Identifiers identifiers) {
        this.format = format;
        this.source = source;
        this.receivedAt = receivedAt;
        this.cipher = cipher;
        this.identifiers = identifiers;
    }

    /**
     * A reader for one source.
     *
     * @param source the configured source's name; event ids are unique within it
     * @param receivedAt what stands for an arrival time that neither record nor broker knows
     */
    public static RecordReader of(
            Format format, String source, ReceivedAt receivedAt, FailureCipher cipher, Identifiers identifiers) {
        return new RecordReader(format, source, receivedAt, cipher, identifiers);
    }

    /**
     * Reads one record.
     *
     * @param out receives an event or a failure for each element that the record unfolds into
     */
    public void read(RawRecord raw, Consumer<Parsed> out) {
        throw new UnsupportedOperationException(format + source + receivedAt + cipher + identifiers + raw + out);
    }

    /**
     * The reader for the rest of a file whose first line is {@code firstLine}, if that line names the columns; empty
     * if the line is a record like any other.
     */
    public Optional<RecordReader> afterHeader(byte[] firstLine) {
        return Optional.empty();
    }
}
