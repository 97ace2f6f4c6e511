package io.throughline.jobs.friction;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.value.FrictionCost;
import io.throughline.domain.value.ValueAtRisk;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.BroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Puts on each priced match what it puts at risk, by the cost of its friction: of the last two runs, the newer one that
 * was in force when it was matched.
 *
 * <p>State: two costs per pattern, for as long as the job runs.
 */
final class AssessRisk extends BroadcastProcessFunction<FrictionMatch, FrictionCost, FrictionMatch> {

    static final MapStateDescriptor<String, FrictionCost> CURRENT =
            new MapStateDescriptor<>("current", Types.STRING, TypeInformation.of(FrictionCost.class));
    static final MapStateDescriptor<String, FrictionCost> PREVIOUS =
            new MapStateDescriptor<>("previous", Types.STRING, TypeInformation.of(FrictionCost.class));

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(FrictionMatch match, ReadOnlyContext context, Collector<FrictionMatch> out)
            throws Exception {
        if (match.valueExposed() == null) {
            out.collect(match);
            return;
        }
        FrictionCost cost = inForce(match, context.getBroadcastState(CURRENT));
        if (cost == null) {
            cost = inForce(match, context.getBroadcastState(PREVIOUS));
        }
        out.collect(match.risking(ValueAtRisk.of(match.valueExposed(), cost)));
    }

    @Override
    public void processBroadcastElement(FrictionCost cost, Context context, Collector<FrictionMatch> out)
            throws Exception {
        BroadcastState<String, FrictionCost> current = context.getBroadcastState(CURRENT);
        FrictionCost known = current.get(cost.pattern());
        if (known != null && !cost.effectiveFrom().isAfter(known.effectiveFrom())) {
            return;
        }
        if (known != null) {
            context.getBroadcastState(PREVIOUS).put(cost.pattern(), known);
        }
        current.put(cost.pattern(), cost);
    }

    private static @Nullable FrictionCost inForce(
            FrictionMatch match, ReadOnlyBroadcastState<String, FrictionCost> costs) throws Exception {
        FrictionCost cost = costs.get(match.pattern());
        return cost == null || cost.effectiveFrom().isAfter(match.matchedAt()) ? null : cost;
    }
}
