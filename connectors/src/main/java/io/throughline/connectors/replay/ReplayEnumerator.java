package io.throughline.connectors.replay;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the one recording to the first reader that asks, and to the others nothing; lets Flink know of a backlog, so that
 * checkpoints may be rarer while sources catch up ({@code execution.checkpointing.interval-during-backlog}).
 */
final class ReplayEnumerator implements SplitEnumerator<ReplayPosition, Boolean> {

    private final SplitEnumeratorContext<ReplayPosition> context;
    private final ReplayClock clock;
    private @Nullable ReplayPosition unassigned;

    ReplayEnumerator(
            SplitEnumeratorContext<ReplayPosition> context, ReplayClock clock, @Nullable ReplayPosition unassigned) {
        this.context = context;
        this.clock = clock;
        this.unassigned = unassigned;
    }

    @Override
    public void start() {
        clock.onBacklog(backlog -> context.runInCoordinatorThread(() -> context.setIsProcessingBacklog(backlog)));
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        if (unassigned != null) {
            context.assignSplit(unassigned, subtask);
            unassigned = null;
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<ReplayPosition> splits, int subtask) {
        if (!splits.isEmpty()) {
            unassigned = splits.get(0);
        }
    }

    @Override
    public void addReader(int subtask) {}

    @Override
    public Boolean snapshotState(long checkpoint) {
        return unassigned == null;
    }

    @Override
    public void close() {}

    static final class Serializer implements SimpleVersionedSerializer<Boolean> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Boolean assigned) {
            return new byte[] {(byte) (assigned ? 1 : 0)};
        }

        @Override
        public Boolean deserialize(int version, byte[] bytes) throws IOException {
            if (version != getVersion() || bytes.length != 1) {
                throw new IOException("no state of version 1: version " + version + ", " + bytes.length + " bytes");
            }
            return bytes[0] == 1;
        }
    }
}
