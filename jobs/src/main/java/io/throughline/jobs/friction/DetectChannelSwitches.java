package io.throughline.jobs.friction;

import io.throughline.domain.event.Actor;
import io.throughline.domain.event.Channel;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.Direction;
import io.throughline.domain.event.IssueEvidence;
import io.throughline.domain.friction.ChannelSwitch;
import io.throughline.domain.friction.MatchId;
import io.throughline.jobs.environment.EventsInOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * Emits a switch when a customer's next touch is on another channel with the same intent: the same issue, or, where no
 * issue is named, the same or unknown topic within the window.
 *
 * <p>State per profile: the last touch, cleared a window after it.
 */
final class DetectChannelSwitches extends EventsInOrder<ChannelSwitch> {

    private static final long serialVersionUID = 1L;

    private final Duration window;

    private transient ValueState<CustomerEvent> last;

    DetectChannelSwitches(Duration window) {
        this.window = window;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        last = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("last-touch", TypeInformation.of(CustomerEvent.class)));
    }

    @Override
    protected void next(CustomerEvent event, Context context, Collector<ChannelSwitch> out) throws Exception {
        if (!isTouch(event)) {
            return;
        }
        CustomerEvent before = last.value();
        if (before != null && isSwitch(before, event)) {
            out.collect(between(before, event));
        }
        last.update(event);
        context.timerService()
                .registerEventTimeTimer(event.time().orderTime().plus(window).toEpochMilli());
    }

    @Override
    protected void reached(long timestamp, OnTimerContext context, Collector<ChannelSwitch> out) throws Exception {
        CustomerEvent touch = last.value();
        if (touch != null && touch.time().orderTime().plus(window).toEpochMilli() <= timestamp) {
            last.clear();
        }
    }

    private static boolean isTouch(CustomerEvent event) {
        Actor actor = event.what().actor();
        return event.where().channel() != Channel.OTHER
                && event.where().channel() != Channel.SURVEY
                && event.what().direction() != Direction.OUTBOUND
                && (actor == null || actor == Actor.CUSTOMER)
                && !event.what().eventType().startsWith("identity_");
    }

    private boolean isSwitch(CustomerEvent before, CustomerEvent event) {
        if (before.where().channel() == event.where().channel() || (isRekeyed(before) && isRekeyed(event))) {
            return false; // two re-keyed touches were compared under the anonymous profile already
        }
        Duration lag = lag(before, event);
        if (lag.isNegative() || lag.compareTo(window) >= 0) {
            return false;
        }
        return sameIssue(before, event) || (notTwoIssues(before, event) && topicsAgree(before, event));
    }

    private static ChannelSwitch between(CustomerEvent before, CustomerEvent event) {
        String topic = event.what().topic() != null
                ? event.what().topic()
                : before.what().topic();
        return new ChannelSwitch(
                MatchId.ofParts(
                        "channel-switch",
                        before.identity().source(),
                        before.identity().eventId(),
                        event.identity().source(),
                        event.identity().eventId()),
                Objects.requireNonNull(event.who().profileId()),
                event.who().customerId(),
                before.where().channel(),
                event.where().channel(),
                before.where().touchpoint(),
                event.where().touchpoint(),
                before.identity().eventId(),
                event.identity().eventId(),
                before.time().eventTime(),
                event.time().eventTime(),
                lag(before, event).toMillis(),
                event.correlation().issueId(),
                topic,
                sameIssue(before, event) ? IssueEvidence.EXPLICIT : IssueEvidence.INFERRED,
                event.what().outcome());
    }

    private static Duration lag(CustomerEvent before, CustomerEvent event) {
        Instant from = before.time().eventTime();
        return Duration.between(from, event.time().eventTime());
    }

    private static boolean isRekeyed(CustomerEvent event) {
        return !event.time().orderTime().equals(event.time().eventTime());
    }

    private static boolean sameIssue(CustomerEvent before, CustomerEvent event) {
        String issue = before.correlation().issueId();
        return issue != null && issue.equals(event.correlation().issueId());
    }

    private static boolean notTwoIssues(CustomerEvent before, CustomerEvent event) {
        return before.correlation().issueId() == null || event.correlation().issueId() == null;
    }

    private static boolean topicsAgree(CustomerEvent before, CustomerEvent event) {
        String topic = before.what().topic();
        return topic == null
                || event.what().topic() == null
                || topic.equals(event.what().topic());
    }
}
