package io.throughline.connectors.codec;

import io.throughline.domain.event.JourneyRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Avro's single-object encoding of journey records, with a set of known writer schemas. */
final class SingleObjects {

    private static final byte MARKER = (byte) 0xc3;
    private static final byte FORMAT = 0x01;
    private static final int HEADER_BYTES = 2 + Long.BYTES;
    private static final int TYPICAL_BYTES = 512;

    /** The fast reader, on by default, asks nobody how to read text. */
    private static final GenericData AS_WRITTEN = new GenericData().setFastReaderEnabled(false);

    private final JourneySchemas schemas;
    private final AvroEvents events;
    private final GenericDatumWriter<GenericRecord> writer;
    private final byte[] header;

    SingleObjects(JourneySchemas schemas) {
        this.schemas = schemas;
        this.events = new AvroEvents(schemas.current());
        this.writer = new GenericDatumWriter<>(schemas.current());
        this.header = ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MARKER)
                .put(FORMAT)
                .putLong(JourneySchemas.fingerprint(schemas.current()))
                .array();
    }

    byte[] encode(JourneyRecord record) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(TYPICAL_BYTES);
        out.writeBytes(header);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            writer.write(events.toAvro(record), encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return out.toByteArray();
    }

    JourneyRecord decode(byte[] bytes) throws UnreadableRecordException {
        Schema written = writtenWith(bytes);
        BoundedDecoder decoder = new BoundedDecoder(bytes, HEADER_BYTES);
        JourneyRecord record;
        try {
            record = events.fromAvro(new StringReader(written, schemas.current()).read(null, decoder));
        } catch (IOException | RuntimeException e) {
            // Avro answers bad bytes with many kinds of exceptions; all mean the same here.
            throw new UnreadableRecordException("not a journey record in Avro: " + e.getMessage(), e);
        }
        if (decoder.remainingBytes() > 0) {
            throw new UnreadableRecordException(
                    decoder.remainingBytes() + " bytes are left over after a journey record");
        }
        return record;
    }

    private Schema writtenWith(byte[] bytes) throws UnreadableRecordException {
        if (bytes.length < HEADER_BYTES || bytes[0] != MARKER || bytes[1] != FORMAT) {
            throw new UnreadableRecordException(
                    "a journey record starts with c301 and a schema's fingerprint, but these " + bytes.length
                            + " bytes do not");
        }
        long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        Schema schema = schemas.withFingerprint(fingerprint);
        if (schema == null) {
            throw new UnreadableRecordException("written with schema " + Long.toHexString(fingerprint)
                    + ", but this version knows only " + schemas.fingerprints() + "; a newer version wrote it?");
        }
        return schema;
    }

    /** Reads text as {@link String} rather than Avro's own type. */
    private static final class StringReader extends GenericDatumReader<GenericRecord> {

        StringReader(Schema written, Schema expected) {
            super(written, expected, AS_WRITTEN);
        }

        @Override
        protected Object readString(@Nullable Object old, Schema expected, Decoder in) throws IOException {
            return in.readString();
        }

        @Override
        protected Object readMapKey(@Nullable Object old, Schema expected, Decoder in) throws IOException {
            return in.readString();
        }
    }
}
