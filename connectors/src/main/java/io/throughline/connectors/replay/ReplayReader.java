package io.throughline.connectors.replay;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Plays one recording; nothing is read before its time has come. */
final class ReplayReader<T> implements SourceReader<T, ReplayPosition> {

    private final String name;
    private final Recording<T> recording;
    private final ReplayClock clock;
    private final SourceReaderContext context;
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private @Nullable ReplayPosition position;
    private @Nullable Iterator<Arrival<T>> arrivals;
    private @Nullable Arrival<T> next;
    private long given;
    private boolean noMoreSplits;

    ReplayReader(String name, Recording<T> recording, ReplayClock clock, SourceReaderContext context) {
        this.name = name;
        this.recording = recording;
        this.clock = clock;
        this.context = context;
    }

    @Override
    public void start() {
        context.sendSplitRequest();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        if (position == null) {
            return noMoreSplits ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        if (arrivals == null) {
            if (!clock.isDue(recording.startsAt())) {
                return wait(recording.startsAt());
            }
            arrivals = recording.open();
            for (long i = 0; i < position.records() && arrivals.hasNext(); i++) {
                arrivals.next();
            }
            given = position.records();
        }
        if (next == null) {
            if (!arrivals.hasNext()) {
                clock.waits(name);
                return InputStatus.END_OF_INPUT;
            }
            next = arrivals.next();
        }
        if (!clock.isDue(next.at())) {
            return wait(next.at());
        }
        output.collect(next.record(), next.at().toEpochMilli());
        clock.reaches(next.at());
        next = null;
        given++;
        return InputStatus.MORE_AVAILABLE;
    }

    private InputStatus wait(Instant until) {
        clock.waits(name);
        available = clock.whenDue(until).thenRun(() -> clock.runs(name));
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public List<ReplayPosition> snapshotState(long checkpoint) {
        clock.checkpointBegins(checkpoint);
        return position == null
                ? List.of()
                : List.of(new ReplayPosition(arrivals == null ? position.records() : given));
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        clock.checkpointCompletes(checkpoint);
    }

    @Override
    public void addSplits(List<ReplayPosition> splits) {
        position = splits.get(0);
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        available.complete(null);
    }

    @Override
    public void close() {}
}
