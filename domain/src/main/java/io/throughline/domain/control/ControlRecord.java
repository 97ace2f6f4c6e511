package io.throughline.domain.control;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One instruction to running jobs; one stream of them reaches every keyed operator.
 *
 * @param controlId names the instruction; repeats of one id are one instruction
 * @param kind what is asked for
 * @param effectiveFrom event time from which it counts, the same for all parallel subtasks
 * @param effectiveUntil event time until which it counts, null for ever
 * @param target whom or what it concerns: a pattern, a profile, an alert group
 * @param payload a definition's text; null for other kinds
 * @param requestedBy who asked, for the audit trail
 */
public record ControlRecord(
        String controlId,
        ControlKind kind,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        String target,
        @Nullable String payload,
        @Nullable String requestedBy) {

    public ControlRecord {
        requireNonNull(controlId, "controlId");
        requireNonNull(kind, "kind");
        requireNonNull(effectiveFrom, "effectiveFrom");
        requireNonNull(target, "target");
    }
}
