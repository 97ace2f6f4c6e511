package io.throughline.connectors.codec;

import io.throughline.domain.event.JourneyRecord;

/**
 * Journey records in Avro's single-object encoding: two marker bytes, the fingerprint of the writer's schema, then the
 * union of customer event and merge.
 *
 * <p>Every schema that was ever released can be read; fields added since are null or empty. Instants keep
 * microseconds, decimals four digits after the point.
 */
public final class JourneyRecordCodec implements RecordCodec<JourneyRecord> {

    private static final long serialVersionUID = 1L;
    private static final SingleObjects SINGLE_OBJECTS = new SingleObjects(JourneySchemas.shipped());

    @Override
    public byte[] encode(JourneyRecord record) {
        return SINGLE_OBJECTS.encode(record);
    }

    @Override
    public JourneyRecord decode(byte[] bytes) throws UnreadableRecordException {
        return SINGLE_OBJECTS.decode(bytes);
    }
}
