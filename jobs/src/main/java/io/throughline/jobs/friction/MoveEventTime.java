package io.throughline.jobs.friction;

import io.throughline.domain.event.JourneyRecord;
import java.time.Instant;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Lets journeys through, with their own event time; while they are idle, event time goes on with the ticks.
 *
 * <p>Ticks never hold event time back, and their end says nothing. Keeps no state: after a restart both say anew how far
 * they are.
 */
final class MoveEventTime extends AbstractStreamOperator<JourneyRecord>
        implements TwoInputStreamOperator<JourneyRecord, Instant, JourneyRecord> {

    private static final long serialVersionUID = 1L;

    private transient long reached;
    private transient long ticked;
    private transient boolean journeysIdle;
    private transient boolean ticksIdle;
    private transient boolean idle;

    @Override
    public void open() throws Exception {
        super.open();
        reached = Long.MIN_VALUE;
        ticked = Long.MIN_VALUE;
    }

    @Override
    public void processElement1(StreamRecord<JourneyRecord> element) {
        output.collect(element);
    }

    @Override
    public void processElement2(StreamRecord<Instant> tick) {}

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        moveTo(mark.getTimestamp());
    }

    @Override
    public void processWatermark2(Watermark mark) throws Exception {
        if (mark.equals(Watermark.MAX_WATERMARK)) {
            ticksIdle = true;
        } else {
            ticked = Math.max(ticked, mark.getTimestamp());
        }
        goOn();
    }

    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) throws Exception {
        if (input == 0) {
            journeysIdle = status.isIdle();
        } else {
            ticksIdle = status.isIdle();
        }
        goOn();
    }

    private void goOn() throws Exception {
        boolean nowIdle = journeysIdle && (ticksIdle || ticked == Long.MIN_VALUE);
        if (nowIdle != idle) {
            idle = nowIdle;
            output.emitWatermarkStatus(idle ? WatermarkStatus.IDLE : WatermarkStatus.ACTIVE);
        }
        if (journeysIdle && !ticksIdle) {
            moveTo(ticked);
        }
    }

    private void moveTo(long time) throws Exception {
        if (time > reached) {
            reached = time;
            processWatermark(new Watermark(time));
        }
    }
}
