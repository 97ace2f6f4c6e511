package io.throughline.connectors.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.throughline.domain.alert.Alert;
import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.friction.MatchId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * An alert in, one message for each endpoint that wants its type out.
 *
 * <p>The body is the same for the same alert, byte for byte, and below 20 kB: long texts are cut. Holds names and types
 * of endpoints only, no address and no secret.
 */
public final class AlertMessages implements FlatMapFunction<Alert, WebhookMessage> {

    private static final int LONGEST_TEXT = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final TreeMap<String, TreeSet<String>> typesByEndpoint = new TreeMap<>();

    private AlertMessages(Map<String, Set<String>> typesByEndpoint) {
        typesByEndpoint.forEach((endpoint, types) -> this.typesByEndpoint.put(endpoint, new TreeSet<>(types)));
    }

    /** Messages to the endpoints of these names, each with the types it wants; an empty set is all of them. */
    public static AlertMessages to(Map<String, Set<String>> typesByEndpoint) {
        return new AlertMessages(typesByEndpoint);
    }

    /** Messages to these endpoints. */
    public static AlertMessages to(Collection<EndpointSettings> endpoints) {
        Map<String, Set<String>> types = new TreeMap<>();
        endpoints.forEach(endpoint -> types.put(endpoint.name(), endpoint.types()));
        return new AlertMessages(types);
    }

    @Override
    public void flatMap(Alert alert, Collector<WebhookMessage> out) {
        boolean silence = alert.pattern().equals(AlertSummary.SOURCE_SILENCE);
        String type = (silence ? "source.silence." : "friction.spike.")
                + alert.state().wireName();
        typesByEndpoint.forEach((endpoint, types) -> {
            if (types.isEmpty() || types.contains(type)) {
                String id = MatchId.ofParts(alert.messageId(), endpoint);
                out.collect(
                        new WebhookMessage(id, endpoint, alert.alertId(), type, alert.changedAt(), body(alert, type)));
            }
        });
    }

    private static String body(Alert alert, String type) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", type);
        body.put("timestamp", alert.changedAt().toString());
        body.set("data", data(alert));
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
        }
    }

    private static ObjectNode data(Alert alert) {
        ObjectNode data = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        data.put("summary", cut(AlertSummary.of(alert)));
        data.put("message_id", alert.messageId());
        data.put("alert_id", alert.alertId());
        data.put("rule", cut(alert.rule()));
        data.put("state", alert.state().wireName());
        data.put("pattern", cut(alert.pattern()));
        data.put("journey", cut(alert.journey()));
        data.put("step", cut(alert.step()));
        data.put("channel", cut(alert.channel()));
        data.put("started_at", alert.startedAt().toString());
        data.put("changed_at", alert.changedAt().toString());
        data.put("matches", alert.matches());
        data.put("expected", alert.expected());
        data.put("threshold", alert.threshold());
        data.put("customers", alert.customers());
        ArrayNode examples = data.putArray("example_match_ids");
        alert.exampleMatchIds().stream().limit(5).map(AlertMessages::cut).forEach(examples::add);
        data.put("value_exposed", alert.valueExposed());
        data.put("value_at_risk", alert.valueAtRisk());
        data.put("value_at_risk_low", alert.valueAtRiskLow());
        data.put("value_at_risk_high", alert.valueAtRiskHigh());
        data.put(
                "value_status",
                alert.valueStatus() == null ? null : alert.valueStatus().wireName());
        data.put("severity", cut(alert.severity()));
        data.put("owner", cut(alert.owner()));
        return data;
    }

    private static @Nullable String cut(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int end = text.offsetByCodePoints(0, Math.min(LONGEST_TEXT, text.codePointCount(0, text.length())));
        StringBuilder cut = new StringBuilder();
        text.substring(0, end).codePoints().filter(AlertMessages::isPrintable).forEach(cut::appendCodePoint);
        return cut.toString();
    }

    /** Half a character has no bytes in UTF-8, and a control character would take six in JSON. */
    private static boolean isPrintable(int codePoint) {
        return !Character.isISOControl(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
    }
}
