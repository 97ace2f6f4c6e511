package io.throughline.connectors.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.AlertState;
import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.friction.MatchId;
import io.throughline.domain.value.RiskStatus;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class AlertMessagesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void tellsWhatHappenedInOneFixedForm() {
        WebhookMessage message = messages(Map.of("crm", Set.of()), alert("spike", AlertState.FIRING))
                .get(0);

        assertThat(message.messageId()).isEqualTo(MatchId.ofParts("message-firing", "crm"));
        assertThat(message.subject()).isEqualTo("alert-1");
        assertThat(message.type()).isEqualTo("friction.spike.firing");
        assertThat(message.occurredAt()).isEqualTo(NOON.plusSeconds(300));
        assertThat(message.body())
                .isEqualTo("{\"type\":\"friction.spike.firing\",\"timestamp\":\"2026-03-02T12:05:00Z\",\"data\":{"
                        + "\"summary\":\"cart-abandonment on web, payment: 12 matches, 3.3 expected; 11 customers, "
                        + "value at risk 120 (0 to 300) of 1,200 exposed.\","
                        + "\"message_id\":\"message-firing\",\"alert_id\":\"alert-1\",\"rule\":\"spike\","
                        + "\"state\":\"firing\",\"pattern\":\"cart-abandonment\",\"journey\":null,"
                        + "\"step\":\"payment\",\"channel\":\"web\",\"started_at\":\"2026-03-02T12:00:00Z\","
                        + "\"changed_at\":\"2026-03-02T12:05:00Z\",\"matches\":12,\"expected\":3.25,\"threshold\":10,"
                        + "\"customers\":11,\"example_match_ids\":[\"m1\",\"m2\"],\"value_exposed\":1200.50,"
                        + "\"value_at_risk\":120.5,\"value_at_risk_low\":0,\"value_at_risk_high\":300.25,"
                        + "\"value_status\":\"estimated\","
                        + "\"severity\":\"high\",\"owner\":null}}");
    }

    @Test
    void writesToEachEndpointUnderAnIdOfItsOwn() {
        List<WebhookMessage> messages =
                messages(Map.of("crm", Set.of(), "pager", Set.of()), alert("spike", AlertState.FIRING));

        assertThat(messages).extracting(WebhookMessage::endpoint).containsExactly("crm", "pager");
        assertThat(messages).extracting(WebhookMessage::messageId).doesNotHaveDuplicates();
    }

    @Test
    void writesToThoseWhoWantTheType() {
        Map<String, Set<String>> types = Map.of(
                "all", Set.of(),
                "ends", Set.of("friction.spike.resolved"),
                "starts", Set.of("friction.spike.firing"));

        assertThat(messages(types, alert("spike", AlertState.RESOLVED)))
                .extracting(WebhookMessage::endpoint)
                .containsExactly("all", "ends");
    }

    @Test
    void staysBelowTwentyKilobytesWhateverTheNames() throws Exception {
        String longName = "東\"\\\u0000\ud83d😀".repeat(2_000);
        WebhookMessage message = messages(Map.of("crm", Set.of()), alert(longName, AlertState.FIRING))
                .get(0);

        assertThat(message.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(20_000);
        assertThat(new ObjectMapper()
                        .readTree(message.body())
                        .at("/data/pattern")
                        .asText())
                .startsWith("東\"\\😀東");
    }

    @Test
    void travelsToTheClusterWithoutSecrets() throws Exception {
        EndpointSettings endpoint = EndpointSettings.named("crm")
                .url("https://hooks.example.com/T000?token=abc")
                .secret("whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHMgb25seQ==")
                .build();

        byte[] bytes = InstantiationUtil.serializeObject(AlertMessages.to(List.of(endpoint)));

        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("this is a secret", "token", "T000");
    }

    private static List<WebhookMessage> messages(Map<String, Set<String>> types, Alert alert) {
        List<WebhookMessage> messages = new ArrayList<>();
        AlertMessages.to(types).flatMap(alert, new ListCollector<>(messages));
        return messages;
    }

    private static Alert alert(String name, AlertState state) {
        boolean isLong = name.length() > 100;
        return new Alert(
                "message-" + state.wireName(),
                "alert-1",
                name,
                state,
                isLong ? name : "cart-abandonment",
                isLong ? name : null,
                isLong ? name : "payment",
                isLong ? name : "web",
                NOON,
                NOON.plusSeconds(300),
                12,
                10,
                11,
                isLong ? Collections.nCopies(9, name) : List.of("m1", "m2"),
                new BigDecimal("1200.50"),
                isLong ? name : "high",
                isLong ? name : null,
                new BigDecimal("120.5"),
                new BigDecimal("0"),
                new BigDecimal("300.25"),
                RiskStatus.ESTIMATED,
                3.25);
    }
}
