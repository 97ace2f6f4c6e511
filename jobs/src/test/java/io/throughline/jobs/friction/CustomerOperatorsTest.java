package io.throughline.jobs.friction;

import static io.throughline.jobs.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.value.CustomerState;
import io.throughline.domain.value.CustomerValue;
import io.throughline.jobs.Matches;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

/** What is known of a customer, and what they are worth, beside their matches. */
class CustomerOperatorsTest {

    @Test
    void sumsFrustrationAndForgetsAProfileThatHasBeenQuietForTheRetention() throws Exception {
        try (KeyedOneInputStreamOperatorTestHarness<String, FrictionMatch, CustomerState> operator =
                ProcessFunctionTestHarnesses.forKeyedProcessFunction(
                        new TrackCustomerState(Duration.ofDays(90)), FrictionMatch::profileId, Types.STRING)) {
            operator.processElement(Matches.at(1, "c-1"), 0);
            operator.processElement(Matches.at(9, "c-1"), 0);

            CustomerState latest = operator.extractOutputValues().get(1);
            assertThat(latest.matches()).isEqualTo(2);
            assertThat(latest.frustration()).isEqualTo(4.0);
            assertThat(latest.versionSequence()).isEqualTo(2);
            assertThat(latest.lastMatchId()).isEqualTo(Matches.at(9, "c-1").matchId());

            operator.processWatermark(
                    new Watermark(NOON.plus(Duration.ofDays(91)).toEpochMilli()));
            assertThat(operator.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void pricesAMatchByTheRunThatWasInForceWhenItHappened() throws Exception {
        try (KeyedTwoInputStreamOperatorTestHarness<String, FrictionMatch, CustomerValue, FrictionMatch> operator =
                ProcessFunctionTestHarnesses.forKeyedCoProcessFunction(
                        new PriceMatches(), FrictionMatch::profileId, CustomerValue::customerId, Types.STRING)) {
            operator.processElement1(Matches.at(0, "c-1"), 0);
            operator.processElement2(value("monday", NOON.minusSeconds(60), "100"), 0);
            operator.processElement2(value("tuesday", NOON.plus(Duration.ofMinutes(5)), "40"), 0);
            operator.processElement1(Matches.at(1, "c-1"), 0);
            operator.processElement1(Matches.at(6, "c-1"), 0);
            operator.processElement1(Matches.at(6, "c-2"), 0);

            assertThat(operator.extractOutputValues())
                    .extracting(FrictionMatch::valueRunId)
                    .containsExactly(null, "monday", "tuesday", null);
            assertThat(operator.extractOutputValues().get(1).valueExposed()).isEqualByComparingTo("100");
        }
    }

    private static CustomerValue value(String run, Instant from, String amount) {
        return new CustomerValue("c-1", run, from, new BigDecimal(amount), null);
    }
}
