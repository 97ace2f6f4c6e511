package io.throughline.connectors.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Instants as ISO-8601 text in UTC. */
public final class TickCodec implements RecordCodec<Instant> {

    private static final long serialVersionUID = 1L;

    @Override
    public byte[] encode(Instant tick) {
        return tick.toString().getBytes(UTF_8);
    }

    @Override
    public Instant decode(byte[] bytes) throws UnreadableRecordException {
        try {
            return Instant.parse(new String(bytes, UTF_8));
        } catch (DateTimeParseException e) {
            throw new UnreadableRecordException(
                    "a tick is an instant such as 2026-03-01T00:00:00Z, but these " + bytes.length + " bytes are none",
                    e);
        }
    }
}
