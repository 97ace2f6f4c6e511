package io.throughline.cep;

import io.throughline.domain.event.JourneyRecord;
import java.time.Instant;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where the data ends: the latest event time in a bounded run. What has not happened by then may still happen.
 *
 * <p>Each subtask emits the latest time it saw when its input is over, before the watermark that says so, so that whoever
 * also waits for that watermark knows it in time. An unbounded run emits nothing. State: one instant per subtask.
 */
public final class DataUntil extends AbstractStreamOperator<Instant>
        implements OneInputStreamOperator<JourneyRecord, Instant>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    private transient @Nullable Instant latest;
    private transient boolean emitted;

    @SuppressWarnings("NullAway.Init") // set by initializeState, which Flink calls first
    private transient ListState<Instant> saved;

    DataUntil() {}

    /**
     * The end of {@code records}; the latest instant of the stream counts. At most one such stream a job: its uid is
     * {@code friction.data-until}.
     */
    public static DataStream<Instant> of(DataStream<JourneyRecord> records) {
        return records.transform("Data until", Types.INSTANT, new DataUntil()).uid("friction.data-until");
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        saved = context.getOperatorStateStore().getListState(new ListStateDescriptor<>("latest", Types.INSTANT));
        for (Instant instant : saved.get()) {
            see(instant);
        }
    }

    @Override
    public void processElement(StreamRecord<JourneyRecord> element) {
        JourneyRecord record = element.getValue();
        see(record.event() == null ? record.orderTime() : record.event().time().eventTime());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            emit();
        }
        super.processWatermark(mark);
    }

    @Override
    public void endInput() {
        emit();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        saved.clear();
        if (latest != null) {
            saved.add(latest);
        }
    }

    private void see(Instant instant) {
        if (latest == null || instant.isAfter(latest)) {
            latest = instant;
        }
    }

    private void emit() {
        if (latest != null && !emitted) {
            emitted = true;
            output.collect(new StreamRecord<>(latest, latest.toEpochMilli()));
        }
    }
}
