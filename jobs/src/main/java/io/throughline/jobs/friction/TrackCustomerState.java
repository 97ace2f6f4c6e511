package io.throughline.jobs.friction;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.value.CustomerState;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits a profile's row after each match: matches so far, frustration points, the latest match.
 *
 * <p>State per profile: that row, cleared when the profile has had no match for the retention.
 */
final class TrackCustomerState extends KeyedProcessFunction<String, FrictionMatch, CustomerState> {

    private static final long serialVersionUID = 1L;

    private final Duration retention;

    private transient ValueState<CustomerState> row;

    TrackCustomerState(Duration retention) {
        this.retention = retention;
    }

    @Override
    public void open(OpenContext context) {
        row = getRuntimeContext().getState(new ValueStateDescriptor<>("row", TypeInformation.of(CustomerState.class)));
    }

    @Override
    public void processElement(FrictionMatch match, Context context, Collector<CustomerState> out) throws Exception {
        if (match.state() != MatchState.MATCHED && match.state() != MatchState.REKEYED) {
            return;
        }
        CustomerState known = row.value();
        CustomerState next = known == null ? first(match) : after(known, match);
        row.update(next);
        context.timerService()
                .registerEventTimeTimer(next.versionTime().plus(retention).toEpochMilli());
        out.collect(next);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CustomerState> out) throws Exception {
        CustomerState known = row.value();
        if (known != null && known.versionTime().plus(retention).toEpochMilli() <= timestamp) {
            row.clear();
        }
    }

    private static CustomerState first(FrictionMatch match) {
        return new CustomerState(
                match.profileId(),
                match.customerId(),
                1,
                match.weight(),
                match.pattern(),
                match.matchId(),
                match.matchedAt(),
                match.detectedAt(),
                1);
    }

    private static CustomerState after(CustomerState known, FrictionMatch match) {
        boolean newest = !match.matchedAt().isBefore(known.lastMatchedAt());
        return new CustomerState(
                match.profileId(),
                match.customerId(),
                known.matches() + 1,
                known.frustration() + match.weight(),
                newest ? match.pattern() : known.lastPattern(),
                newest ? match.matchId() : known.lastMatchId(),
                newest ? match.matchedAt() : known.lastMatchedAt(),
                match.detectedAt().isAfter(known.versionTime()) ? match.detectedAt() : known.versionTime(),
                known.versionSequence() + 1);
    }
}
