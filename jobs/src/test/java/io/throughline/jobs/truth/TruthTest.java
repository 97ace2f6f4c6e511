package io.throughline.jobs.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.throughline.jobs.truth.PlantedIncidents.Planted;
import io.throughline.jobs.truth.TrueEffects.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {

    @TempDir
    private Path truth;

    @Test
    void anIncidentIsFoundWhenItsAlertFiredInItsTimeAndResolved() throws IOException {
        write("incidents.csv", """
                name,kind,concerned,channel,starts_at,ends_at
                payments,incident,payment-failure,web,2025-11-28T09:00:00Z,2025-11-28T11:00:00Z
                silence,incident,web,web,2025-11-28T18:00:00Z,2025-11-28T21:00:00Z
                bot,incident,bot-loop,bot,2025-11-28T12:00:00Z,2025-11-28T14:00:00Z
                sale,non_incident,*,*,2025-11-27T23:00:00Z,2025-11-28T23:00:00Z
                """);
        PlantedIncidents found = PlantedIncidents.of(
                truth,
                List.of(
                        alert("a1", "payment-failure", "second", "firing", "2025-11-28T09:30:00Z"),
                        alert("a1", "payment-failure", "second", "resolved", "2025-11-28T09:30:00Z"),
                        alert("a2", "source-silence", "web", "firing", "2025-11-28T18:00:00Z"),
                        alert("a3", "bot-loop", "third", "firing", "2025-11-28T20:00:00Z"),
                        alert("a3", "bot-loop", "third", "resolved", "2025-11-28T20:00:00Z")));

        assertThat(found.incidents())
                .extracting(Planted::name, Planted::fired, Planted::resolved)
                .containsExactly(
                        tuple("payments", true, true), tuple("silence", true, false), tuple("bot", false, false));
        assertThat(found.found()).isEqualTo(1);
        assertThat(found.others()).containsExactly("bot-loop on web at 2025-11-28T20:00:00Z");
    }

    @Test
    void anEffectIsHonestWhenItsIntervalHoldsTheTruthOrItSaysThatItTellsNothing() throws IOException {
        write("frictions.csv", """
                pattern,churn_effect
                inside,0.1
                outside,0.3
                undecided,0.3
                unknown,0.2
                """);
        TrueEffects effects = TrueEffects.of(
                truth,
                List.of(
                        cost("inside", "(all)", 0.05, 0.15, "estimated"),
                        cost("outside", "(all)", 0.05, 0.15, "estimated"),
                        cost("outside", "web", 0.25, 0.35, "estimated"),
                        cost("undecided", "(all)", -0.05, 0.15, "not_distinguishable")));

        assertThat(effects.effects()).extracting(Effect::covered).containsExactly(true, false, false, false);
        assertThat(effects.effects()).extracting(Effect::undecided).containsExactly(false, false, true, true);
        assertThat(effects.honest()).isEqualTo(3);
    }

    @Test
    void creditIsAsFarFromTheTruthAsItsSharesDiffer() throws IOException {
        write("channels.csv", "channel,conversions_share\nemail,0.25\nsocial,0.75\n");

        TrueCredit credit = TrueCredit.of(
                truth,
                List.of(
                        credit("last_touch", "email", "(all)", 30),
                        credit("last_touch", "social", "(all)", 10),
                        credit("last_touch", "social", "spring", 10),
                        credit("last_touch", "(unattributed)", "(all)", 60),
                        credit("markov", "email", "(all)", 5),
                        credit("markov", "social", "(all)", 15)));

        assertThat(credit.distances()).contains(entry("markov", 0.0));
        assertThat(credit.distances().get("last_touch")).isCloseTo(1.0, within(1e-12)); // 0.75 and 0.25 the wrong way
    }

    @Test
    void valueIsRankedAgainstWhatWasSpentAfterwards() throws IOException {
        write("customers.csv", "customer_id,revenue_365d\na,100\nb,50\nc,0\n");

        assertThat(TrueValue.gini(truth, List.of(value("a", 9), value("b", 5), value("c", 1))))
                .hasValueSatisfying(gini -> assertThat(gini.normalised()).isCloseTo(1, within(1e-12)));
        assertThat(TrueValue.gini(truth, List.of(value("a", 1), value("b", 5), value("c", 9))))
                .hasValueSatisfying(gini -> assertThat(gini.normalised()).isCloseTo(-1, within(1e-12)));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(truth.resolve(file), text);
    }

    private static Map<String, Object> alert(String id, String pattern, String step, String state, String started) {
        return Map.of(
                "alert_id", id,
                "pattern", pattern,
                "step", step,
                "channel", "web",
                "state", state,
                "started_at", Instant.parse(started));
    }

    private static Map<String, Object> cost(String pattern, String channel, double low, double high, String status) {
        return Map.of(
                "pattern", pattern,
                "step", "(all)",
                "channel", channel,
                "churn_effect_low", low,
                "churn_effect_high", high,
                "status", status);
    }

    private static Map<String, Object> credit(String model, String channel, String campaign, double conversions) {
        return new HashMap<>(
                Map.of("model", model, "channel", channel, "campaign", campaign, "conversions", conversions));
    }

    private static Map<String, Object> value(String customer, double clv) {
        return Map.of("customer_id", customer, "clv_12m", clv);
    }
}
