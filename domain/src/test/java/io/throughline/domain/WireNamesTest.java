package io.throughline.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.alert.AlertState;
import io.throughline.domain.alert.DeliveryOutcome;
import io.throughline.domain.control.ControlKind;
import io.throughline.domain.event.Actor;
import io.throughline.domain.event.Channel;
import io.throughline.domain.event.ChannelClass;
import io.throughline.domain.event.Direction;
import io.throughline.domain.event.EventTimeQuality;
import io.throughline.domain.event.IssueEvidence;
import io.throughline.domain.event.ScoreType;
import io.throughline.domain.event.Stage;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.value.EffectStatus;
import io.throughline.domain.value.RiskStatus;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Names in topics and tables are lower-case snake_case. */
class WireNamesTest {

    @Test
    void areTheConstantsInLowerCase() {
        check(AlertState.values(), AlertState::wireName);
        check(DeliveryOutcome.values(), DeliveryOutcome::wireName);
        check(ControlKind.values(), ControlKind::wireName);
        check(Actor.values(), Actor::wireName);
        check(Channel.values(), Channel::wireName);
        check(ChannelClass.values(), ChannelClass::wireName);
        check(Direction.values(), Direction::wireName);
        check(EventTimeQuality.values(), EventTimeQuality::wireName);
        check(IssueEvidence.values(), IssueEvidence::wireName);
        check(ScoreType.values(), ScoreType::wireName);
        check(Stage.values(), Stage::wireName);
        check(MatchState.values(), MatchState::wireName);
        check(EffectStatus.values(), EffectStatus::wireName);
        check(RiskStatus.values(), RiskStatus::wireName);
    }

    @Test
    void leaveNoChannelWithoutAClass() {
        assertThat(Channel.VOICE.channelClass()).isEqualTo(ChannelClass.HUMAN);
        assertThat(Channel.STORE.channelClass()).isEqualTo(ChannelClass.PHYSICAL);
        assertThat(Channel.BOT.channelClass()).isEqualTo(ChannelClass.SELF_SERVICE);
        assertThat(Channel.WEB.channelClass()).isEqualTo(ChannelClass.DIGITAL);
        assertThat(Arrays.stream(Channel.values()).map(Channel::channelClass)).doesNotContainNull();
    }

    private static <E extends Enum<E>> void check(E[] constants, Function<E, String> wireName) {
        assertThat(constants)
                .isNotEmpty()
                .allSatisfy(constant -> assertThat(wireName.apply(constant))
                        .isEqualToIgnoringCase(constant.name())
                        .matches("[a-z][a-z0-9_]*"));
    }
}
