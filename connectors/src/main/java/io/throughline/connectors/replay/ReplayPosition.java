package io.throughline.connectors.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * How far a recording has been played.
 *
 * @param records given so far
 */
record ReplayPosition(long records) implements SourceSplit {

    static final ReplayPosition START = new ReplayPosition(0);

    @Override
    public String splitId() {
        return "recording";
    }

    static final class Serializer implements SimpleVersionedSerializer<ReplayPosition> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(ReplayPosition position) {
            return ByteBuffer.allocate(Long.BYTES).putLong(position.records()).array();
        }

        @Override
        public ReplayPosition deserialize(int version, byte[] bytes) throws IOException {
            if (version != getVersion() || bytes.length != Long.BYTES) {
                throw new IOException("no position of version 1: version " + version + ", " + bytes.length + " bytes");
            }
            return new ReplayPosition(ByteBuffer.wrap(bytes).getLong());
        }
    }
}
