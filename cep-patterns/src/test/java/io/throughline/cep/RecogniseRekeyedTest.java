package io.throughline.cep;

import static io.throughline.cep.Events.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One match is told once, whoever it is found for. */
@Timeout(60)
class RecogniseRekeyedTest {

    private static final int REKEY_BOUND_MINUTES = 24 * 60;

    private KeyedOneInputStreamOperatorTestHarness<String, FrictionMatch, FrictionMatch> operator;

    @BeforeEach
    void open() throws Exception {
        operator = ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                new RecogniseRekeyed(Duration.ofMinutes(60)), FrictionMatch::matchId, Types.STRING);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void foundAgainForTheCustomerItIsAnUpdate() throws Exception {
        // The customer's comes in first: order follows time, not arrival.
        arrive("m1", "ada", 80);
        arrive("m1", "anon:x", 60);
        passTimeTo(100);

        assertThat(operator.extractOutputValues())
                .extracting(FrictionMatch::profileId, FrictionMatch::state, FrictionMatch::rekeyedFrom)
                .containsExactly(tuple("anon:x", MatchState.MATCHED, null), tuple("ada", MatchState.REKEYED, "anon:x"));
    }

    @Test
    void foundTwiceForTheSameProfileItIsToldOnce() throws Exception {
        arrive("m1", "ada", 60);
        arrive("m1", "ada", 60);
        arrive("m1", "ada", 70);
        passTimeTo(100);

        assertThat(operator.extractOutputValues()).hasSize(1);
    }

    @Test
    void aMatchIsForgottenWhenNoLoginCanMoveItAnyMore() throws Exception {
        arrive("m1", "ada", 60);
        passTimeTo(60 + 60 + REKEY_BOUND_MINUTES);
        assertThat(operator.numKeyedStateEntries()).isPositive();

        passTimeTo(60 + 60 + REKEY_BOUND_MINUTES + 1);
        assertThat(operator.numKeyedStateEntries()).isZero();
    }

    private void arrive(String id, String profile, double matchedAt) throws Exception {
        operator.processElement(SettleTest.match(id, profile, 0, matchedAt), 0);
    }

    private void passTimeTo(double minutes) throws Exception {
        operator.processWatermark(at(minutes).toEpochMilli());
    }
}
