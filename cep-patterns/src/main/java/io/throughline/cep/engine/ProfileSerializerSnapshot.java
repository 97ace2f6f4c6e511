package io.throughline.cep.engine;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * How the profiles in a savepoint were written: the version of the layout, and the fields that events had then.
 *
 * <p>Public, with a public constructor, because Flink makes it from its name.
 */
public final class ProfileSerializerSnapshot implements TypeSerializerSnapshot<Profile> {

    private static final int VERSION = 1;

    private EventCodec codec;

    public ProfileSerializerSnapshot() {
        this(EventCodec.current());
    }

    ProfileSerializerSnapshot(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        codec.writeFields(out);
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
        if (version != VERSION) {
            throw new IOException("profiles were saved in layout " + version + ", but this build reads " + VERSION);
        }
        codec = EventCodec.readFields(in);
    }

    @Override
    public TypeSerializer<Profile> restoreSerializer() {
        return new ProfileSerializer(codec);
    }

    @Override
    public TypeSerializerSchemaCompatibility<Profile> resolveSchemaCompatibility(
            TypeSerializerSnapshot<Profile> saved) {
        if (!(saved instanceof ProfileSerializerSnapshot before)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        return before.codec.equals(codec)
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
}
