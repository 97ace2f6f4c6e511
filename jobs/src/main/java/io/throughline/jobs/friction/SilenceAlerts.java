package io.throughline.jobs.friction;

import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.control.ControlKind;
import io.throughline.domain.control.ControlRecord;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Holds back alerts that somebody silenced, those of a pattern that fire, in event time, within the silence; and those
 * that fired before anybody was to be told. An alert that was held back is not announced as resolved either.
 *
 * <p>State per alert: whether it was held back, cleared when it resolves. The silences themselves are kept for all.
 */
final class SilenceAlerts extends KeyedBroadcastProcessFunction<String, Alert, ControlRecord, Alert> {

    static final MapStateDescriptor<String, ControlRecord> SILENCES =
            new MapStateDescriptor<>("silences", Types.STRING, TypeInformation.of(ControlRecord.class));

    /** The target of a silence that concerns every pattern. */
    static final String EVERY_PATTERN = "*";

    private static final long serialVersionUID = 1L;

    private final @Nullable Instant notifyFrom;

    private transient ValueState<Boolean> heldBack;

    /** @param notifyFrom event time from which alerts are announced, null for all */
    SilenceAlerts(@Nullable Instant notifyFrom) {
        this.notifyFrom = notifyFrom;
    }

    @Override
    public void open(OpenContext context) {
        heldBack = getRuntimeContext().getState(new ValueStateDescriptor<>("held-back", Types.BOOLEAN));
    }

    @Override
    public void processElement(Alert alert, ReadOnlyContext context, Collector<Alert> out) throws Exception {
        if (alert.state() == AlertState.FIRING) {
            if (isPast(alert) || isSilenced(alert, context.getBroadcastState(SILENCES))) {
                heldBack.update(true);
            } else {
                out.collect(alert);
            }
            return;
        }
        if (heldBack.value() == null) {
            out.collect(alert);
        }
        heldBack.clear();
    }

    @Override
    public void processBroadcastElement(ControlRecord control, Context context, Collector<Alert> out) throws Exception {
        if (control.kind() == ControlKind.SILENCE) {
            context.getBroadcastState(SILENCES).put(control.controlId(), control);
        }
    }

    private boolean isPast(Alert alert) {
        return notifyFrom != null && alert.changedAt().isBefore(notifyFrom);
    }

    private static boolean isSilenced(Alert alert, ReadOnlyBroadcastState<String, ControlRecord> silences)
            throws Exception {
        for (Map.Entry<String, ControlRecord> entry : silences.immutableEntries()) {
            ControlRecord silence = entry.getValue();
            Instant until = silence.effectiveUntil();
            boolean concerns =
                    silence.target().equals(EVERY_PATTERN) || silence.target().equals(alert.pattern());
            if (concerns
                    && !alert.changedAt().isBefore(silence.effectiveFrom())
                    && (until == null || alert.changedAt().isBefore(until))) {
                return true;
            }
        }
        return false;
    }
}
