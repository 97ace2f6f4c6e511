package io.throughline.jobs.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Alerts with when they fired and resolved, the latest first, and whether their webhooks arrived. */
final class AlertHistory implements Section {

    private static final int SHOWN = 40;

    private final List<Alert> alerts;
    private final Map<String, Deliveries> deliveries = new TreeMap<>();

    private static final class Deliveries {
        final Set<String> messages = new HashSet<>();
        final Set<String> delivered = new HashSet<>();
        long attempts;
        String lastAnswer = "";
    }

    AlertHistory(List<Alert> alerts, List<Map<String, @Nullable Object>> attempts) {
        this.alerts = alerts;
        for (Map<String, @Nullable Object> attempt : attempts) {
            Deliveries endpoint = deliveries.computeIfAbsent(Cells.text(attempt, "endpoint"), name -> new Deliveries());
            String message = Cells.text(attempt, "message_id");
            endpoint.attempts++;
            endpoint.messages.add(message);
            if (Cells.text(attempt, "outcome").equals("delivered")) {
                endpoint.delivered.add(message);
            } else {
                String status = Cells.text(attempt, "status_code");
                endpoint.lastAnswer = status.isEmpty() ? Cells.text(attempt, "error") : "HTTP " + status;
            }
        }
    }

    long fired() {
        return alerts.size();
    }

    long resolved() {
        return alerts.stream().filter(alert -> alert.resolved() != null).count();
    }

    @Override
    public Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", !alerts.isEmpty());
        model.put("fired", Say.count(fired()));
        model.put("resolved", Say.count(resolved()));
        model.put("priced", alerts.stream().anyMatch(alert -> alert.exposed() != null));
        model.put("more", alerts.size() > SHOWN);
        model.put("shown", SHOWN);
        model.put("rows", alerts.stream().limit(SHOWN).map(AlertHistory::row).toList());
        List<Map<String, Object>> endpoints = new ArrayList<>();
        deliveries.forEach((name, endpoint) -> endpoints.add(delivery(name, endpoint)));
        model.put("sent", !endpoints.isEmpty());
        model.put("endpoints", endpoints);
        return model;
    }

    @Override
    public List<Figures> figures() {
        return List.of(
                Figures.of(
                        "alerts",
                        alerts.stream(),
                        alert -> Figures.row(
                                alert.id(),
                                alert.pattern(),
                                alert.step(),
                                alert.channel(),
                                alert.fired(),
                                alert.resolved(),
                                alert.customers(),
                                alert.exposed(),
                                alert.atRisk())),
                Figures.of(
                        "deliveries",
                        deliveries.entrySet().stream(),
                        endpoint -> Figures.row(
                                endpoint.getKey(),
                                endpoint.getValue().messages.size(),
                                endpoint.getValue().delivered.size(),
                                endpoint.getValue().attempts)));
    }

    private static Map<String, Object> row(Alert alert) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pattern", Say.title(alert.pattern()));
        row.put("step", Say.words(alert.step()));
        row.put("channel", alert.channel());
        row.put("rule", alert.rule());
        row.put("firing", alert.resolved() == null);
        row.put("fired", Say.minute(alert.fired()));
        if (alert.resolved() != null) {
            row.put("resolved", Say.minute(alert.resolved()));
            row.put("lasted", Say.span(Duration.between(alert.fired(), alert.resolved())));
        }
        row.put("matches", Say.count(alert.matches()));
        row.put("tooMany", alert.threshold() > 0);
        row.put("threshold", Say.count(alert.threshold()));
        row.put("customers", Say.count(alert.customers()));
        row.put("exposed", new Money(alert.exposed()));
        row.put("atRisk", new Money(alert.atRisk()));
        return row;
    }

    private static Map<String, Object> delivery(String name, Deliveries endpoint) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("endpoint", name);
        row.put("messages", Say.count(endpoint.messages.size()));
        row.put("delivered", Say.count(endpoint.delivered.size()));
        row.put("attempts", Say.count(endpoint.attempts));
        row.put("all", endpoint.delivered.size() == endpoint.messages.size());
        row.put("missing", Say.count(endpoint.messages.size() - endpoint.delivered.size()));
        row.put("answer", endpoint.lastAnswer);
        return row;
    }
}
