package io.throughline.cep;

import static io.throughline.cep.Events.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.cep.engine.ProfileEnd;
import io.throughline.domain.event.Channel;
import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.friction.MatchStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which matches count, and that nothing is kept for ever. */
@Timeout(60)
class SettleTest {

    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(60);

    private KeyedBroadcastOperatorTestHarness<String, Sighting, Instant, FrictionMatch> operator;

    @BeforeEach
    void open() throws Exception {
        operator = ProcessFunctionTestHarnesses.forKeyedBroadcastProcessFunction(
                new Settle(LONGEST_WINDOW), Sighting::profileId, Types.STRING, Settle.DATA_UNTIL);
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void aMatchWaitsForTheWatermark() throws Exception {
        arrive(sighting("m1", 0, 10));

        passTimeTo(10);
        assertThat(ids()).isEmpty();

        passTimeTo(11);
        assertThat(ids()).containsExactly("m1");
        assertThat(stateEntries()).isZero();
    }

    @Test
    void matchesComeInTheOrderOfTheirTimes() throws Exception {
        arrive(sighting("later", 0, 20));
        arrive(sighting("b", 2, 10));
        arrive(sighting("a", 2, 10));
        arrive(sighting("began-last", 3, 10));
        passTimeTo(60);

        assertThat(ids()).containsExactly("began-last", "a", "b", "later");
    }

    @Test
    void onlyTheFirstMatchOfAnEventCountsAndTheEventIsForgotten() throws Exception {
        arrive(once("m1", 0, 10, "question"));
        arrive(once("m2", 0, 20, "question"));
        arrive(once("other", 0, 20, "another question"));
        passTimeTo(59);

        assertThat(ids()).containsExactly("m1", "other");
        assertThat(stateEntries()).isPositive();

        passTimeTo(61);
        assertThat(stateEntries()).isZero();
    }

    @Test
    void withinACooldownNothingCountsAndAtItsEndItDoes() throws Exception {
        arrive(cooled("m1", 10));
        arrive(cooled("m2", 39));
        arrive(cooled("m3", 40));
        passTimeTo(69);
        assertThat(ids()).containsExactly("m1", "m3");

        passTimeTo(71);
        assertThat(stateEntries()).isZero();
    }

    @Test
    void aMatchThatALoginMovedAwayDoesNotCount() throws Exception {
        arrive(sighting("known-before", 0, 19));
        arrive(sighting("open-then", 5, 20));
        arrive(sighting("began-after", 21, 30));
        arrive(Sighting.of(new ProfileEnd("ada", at(20))));
        passTimeTo(79);
        assertThat(ids()).containsExactly("known-before", "began-after");

        passTimeTo(82);
        assertThat(stateEntries()).isZero();
    }

    @Test
    void anAbsenceBeyondTheEndOfTheDataIsOpen() throws Exception {
        operator.processBroadcastElement(at(30), 0);
        operator.processBroadcastElement(at(20), 0);
        arrive(absence("certain", 30));
        arrive(absence("open", 31));
        arrive(sighting("no-absence", 0, 31));
        passTimeTo(100);

        assertThat(ids()).containsExactly("certain", "no-absence");
        assertThat(stateEntries()).isZero();
    }

    @Test
    void whatWaitsSurvivesARestart() throws Exception {
        arrive(once("m1", 0, 10, "question"));
        passTimeTo(15);
        arrive(once("m2", 0, 20, "question"));
        var snapshot = operator.snapshot(1, 1);
        operator.close();
        operator = new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(new Settle(LONGEST_WINDOW), List.of(Settle.DATA_UNTIL)),
                Sighting::profileId,
                Types.STRING,
                1,
                1,
                0);
        operator.initializeState(snapshot);
        operator.open();
        passTimeTo(100);

        assertThat(ids()).isEmpty();
        assertThat(stateEntries()).isZero();
    }

    private void arrive(Sighting sighting) throws Exception {
        operator.processElement(sighting, 0);
    }

    private void passTimeTo(double minutes) throws Exception {
        long time = at(minutes).toEpochMilli();
        operator.processWatermark(time);
        operator.processBroadcastWatermark(time);
    }

    private int stateEntries() {
        HeapKeyedStateBackend<?> state =
                (HeapKeyedStateBackend<?>) operator.getOperator().getKeyedStateBackend();
        return state.numKeyValueStateEntries();
    }

    private List<String> ids() {
        return operator.extractOutputValues().stream()
                .map(FrictionMatch::matchId)
                .toList();
    }

    private static Sighting sighting(String id, double startedAt, double matchedAt) {
        return new Sighting("ada", match(id, "ada", startedAt, matchedAt), false, null, null, "lane", 0, true, null);
    }

    private static Sighting absence(String id, double deadline) {
        return new Sighting("ada", match(id, "ada", 0, deadline), true, null, null, "lane", 0, true, null);
    }

    private static Sighting once(String id, double startedAt, double matchedAt, String event) {
        return new Sighting(
                "ada", match(id, "ada", startedAt, matchedAt), false, event, at(startedAt + 60), "lane", 0, true, null);
    }

    private static Sighting cooled(String id, double matchedAt) {
        return new Sighting("ada", match(id, "ada", 0, matchedAt), false, null, null, "lane", 30 * 60_000L, true, null);
    }

    static FrictionMatch match(String id, String profile, double startedAt, double matchedAt) {
        return new FrictionMatch(
                id,
                "a-pattern",
                1,
                MatchState.MATCHED,
                profile,
                null,
                at(startedAt),
                at(matchedAt),
                at(matchedAt),
                null,
                "step",
                "web",
                null,
                null,
                "low",
                1,
                null,
                List.of(new MatchStep("step", "shop", "e1", at(startedAt), "click", Channel.WEB, null)),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
