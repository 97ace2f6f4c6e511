package io.throughline.cep.engine;

import static java.util.Objects.requireNonNull;

import io.throughline.domain.event.CustomerEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Writes a profile: its timers, its waiting events, then each event that some partial match has captured, once, and the
 * partial matches by program as trees over these events.
 *
 * <p>The programs themselves are not written, only their ids: a profile can be read whatever patterns there are.
 */
final class ProfileSerializer extends TypeSerializer<Profile> {

    private static final long serialVersionUID = 1L;

    private final EventCodec codec;

    ProfileSerializer(EventCodec codec) {
        this.codec = codec;
    }

    EventCodec codec() {
        return codec;
    }

    @Override
    public void serialize(Profile profile, DataOutputView out) throws IOException {
        out.writeLong(profile.eventTimer);
        out.writeLong(profile.endTimer);
        writeEvents(profile.waiting, out);
        out.writeInt(profile.endings.size());
        for (long ending : profile.endings) {
            out.writeLong(ending);
        }
        Map<CustomerEvent, Integer> events = new IdentityHashMap<>();
        List<CustomerEvent> captured = new ArrayList<>();
        List<Tree> trees = new ArrayList<>();
        for (Lane lane : profile.lanes) {
            trees.add(new Tree(lane, events, captured));
        }
        writeEvents(captured, out);
        out.writeInt(trees.size());
        for (Tree tree : trees) {
            tree.write(events, out);
        }
    }

    @Override
    public Profile deserialize(DataInputView in) throws IOException {
        Profile profile = new Profile();
        profile.known = false;
        profile.eventTimer = in.readLong();
        profile.endTimer = in.readLong();
        profile.waiting.addAll(readEvents(in));
        for (int count = in.readInt(); count > 0; count--) {
            profile.endings.add(in.readLong());
        }
        List<CustomerEvent> captured = readEvents(in);
        for (int count = in.readInt(); count > 0; count--) {
            profile.lanes.add(readLane(captured, in));
        }
        return profile;
    }

    private void writeEvents(List<CustomerEvent> events, DataOutputView out) throws IOException {
        out.writeInt(events.size());
        for (CustomerEvent event : events) {
            codec.write(event, out);
        }
    }

    private List<CustomerEvent> readEvents(DataInputView in) throws IOException {
        int count = in.readInt();
        List<CustomerEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(codec.read(in));
        }
        return events;
    }

    /** The captures of one lane, each after the one before it. */
    private static final class Tree {

        private final Lane lane;
        private final Map<Capture, Integer> numbers = new IdentityHashMap<>();
        private final List<Capture> captures = new ArrayList<>();

        Tree(Lane lane, Map<CustomerEvent, Integer> events, List<CustomerEvent> captured) {
            this.lane = lane;
            for (int state = 0; state < lane.states(); state++) {
                for (PartialMatch match : lane.in(state)) {
                    add(match.last(), events, captured);
                }
            }
        }

        private int add(Capture capture, Map<CustomerEvent, Integer> events, List<CustomerEvent> captured) {
            Integer known = numbers.get(capture);
            if (known != null) {
                return known;
            }
            if (capture.before() != null) {
                add(capture.before(), events, captured);
            }
            if (events.putIfAbsent(capture.event(), captured.size()) == null) {
                captured.add(capture.event());
            }
            numbers.put(capture, captures.size());
            captures.add(capture);
            return captures.size() - 1;
        }

        private int numberOf(Capture capture) {
            return requireNonNull(numbers.get(capture));
        }

        void write(Map<CustomerEvent, Integer> events, DataOutputView out) throws IOException {
            out.writeLong(lane.program);
            out.writeInt(captures.size());
            for (Capture capture : captures) {
                Capture before = capture.before();
                out.writeInt(before == null ? -1 : numberOf(before));
                out.writeShort(capture.stage());
                out.writeInt(requireNonNull(events.get(capture.event())));
            }
            out.writeInt(lane.size());
            for (int state = 0; state < lane.states(); state++) {
                for (PartialMatch match : lane.in(state)) {
                    out.writeShort(state);
                    out.writeInt(numberOf(match.last()));
                    out.writeUTF(match.part());
                }
            }
        }
    }

    private static Lane readLane(List<CustomerEvent> events, DataInputView in) throws IOException {
        Lane lane = new Lane(in.readLong(), -1);
        List<Capture> captures = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            int before = in.readInt();
            captures.add(new Capture(
                    before < 0 ? null : captures.get(before), in.readUnsignedShort(), events.get(in.readInt())));
        }
        for (int count = in.readInt(); count > 0; count--) {
            int state = in.readUnsignedShort();
            Capture last = captures.get(in.readInt());
            lane.add(state, new PartialMatch(last, Capture.orderTime(last.first()), in.readUTF()));
        }
        return lane;
    }

    @Override
    public Profile copy(Profile from) {
        return from.copy();
    }

    @Override
    public Profile copy(Profile from, Profile reuse) {
        return from.copy();
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public Profile deserialize(Profile reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public Profile createInstance() {
        return new Profile();
    }

    @Override
    public TypeSerializer<Profile> duplicate() {
        return this;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public TypeSerializerSnapshot<Profile> snapshotConfiguration() {
        return new ProfileSerializerSnapshot(codec);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProfileSerializer serializer && serializer.codec.equals(codec);
    }

    @Override
    public int hashCode() {
        return codec.hashCode();
    }
}
