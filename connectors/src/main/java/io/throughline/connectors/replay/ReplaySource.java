package io.throughline.connectors.replay;

import static java.util.Objects.requireNonNull;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A bounded source that gives the records of a recording when its clock says that they arrive; one reader reads all. */
public final class ReplaySource<T> implements Source<T, ReplayPosition, Boolean>, ResultTypeQueryable<T> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final Recording<T> recording;
    private final String clock;
    private final TypeInformation<T> type;

    /**
     * @param name one of the names that the clock was made for
     * @param clock must be in the process in which the source runs
     */
    public ReplaySource(String name, Recording<T> recording, ReplayClock clock, TypeInformation<T> type) {
        this.name = requireNonNull(name, "name");
        this.recording = requireNonNull(recording, "recording");
        this.clock = clock.name();
        this.type = requireNonNull(type, "type");
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<ReplayPosition, Boolean> createEnumerator(SplitEnumeratorContext<ReplayPosition> context) {
        return new ReplayEnumerator(context, ReplayClock.named(clock), ReplayPosition.START);
    }

    @Override
    public SplitEnumerator<ReplayPosition, Boolean> restoreEnumerator(
            SplitEnumeratorContext<ReplayPosition> context, Boolean assigned) {
        return new ReplayEnumerator(context, ReplayClock.named(clock), assigned ? null : ReplayPosition.START);
    }

    @Override
    public SourceReader<T, ReplayPosition> createReader(SourceReaderContext context) {
        return new ReplayReader<>(name, recording, ReplayClock.named(clock), context);
    }

    @Override
    public SimpleVersionedSerializer<ReplayPosition> getSplitSerializer() {
        return new ReplayPosition.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
        return new ReplayEnumerator.Serializer();
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }
}
