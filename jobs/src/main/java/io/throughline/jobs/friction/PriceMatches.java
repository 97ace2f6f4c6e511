package io.throughline.jobs.friction;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.value.CustomerValue;
import io.throughline.jobs.environment.LabelledCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Puts the customer's value on each match: of the last two runs, the newer one that was in force when it was matched.
 *
 * <p>State per customer: two values, for as long as the customer has one; a match without a value passes as it is.
 */
final class PriceMatches extends KeyedCoProcessFunction<String, FrictionMatch, CustomerValue, FrictionMatch> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<CustomerValue> current;
    private transient ValueState<CustomerValue> previous;
    private transient LabelledCounter matches;

    @Override
    public void open(OpenContext context) {
        current = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("current", TypeInformation.of(CustomerValue.class)));
        previous = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("previous", TypeInformation.of(CustomerValue.class)));
        matches = new LabelledCounter(getRuntimeContext().getMetricGroup(), "friction_matches", "pattern");
    }

    @Override
    public void processElement1(FrictionMatch match, Context context, Collector<FrictionMatch> out) throws Exception {
        if (match.state() == MatchState.MATCHED) {
            matches.increment(match.pattern());
        }
        CustomerValue value = inForce(match, current.value());
        if (value == null) {
            value = inForce(match, previous.value());
        }
        out.collect(value == null ? match : match.priced(value.residualValue(), value.runId()));
    }

    @Override
    public void processElement2(CustomerValue value, Context context, Collector<FrictionMatch> out) throws Exception {
        CustomerValue known = current.value();
        if (known != null && !value.effectiveFrom().isAfter(known.effectiveFrom())) {
            return;
        }
        if (known != null) {
            previous.update(known);
        }
        current.update(value);
    }

    private static @Nullable CustomerValue inForce(FrictionMatch match, @Nullable CustomerValue value) {
        return value == null || value.effectiveFrom().isAfter(match.matchedAt()) ? null : value;
    }
}
