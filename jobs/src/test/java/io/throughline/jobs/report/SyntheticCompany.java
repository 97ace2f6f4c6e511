package io.throughline.jobs.report;

import io.throughline.connectors.lakehouse.Tables;
import io.throughline.domain.table.Column;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of every table that the report reads, made up from one seed: enough of them to be looked at. */
final class SyntheticCompany implements ReportTables {

    static final Instant AS_OF = Instant.parse("2026-05-30T00:00:00Z");
    private static final int DAYS = 88;
    static final int CUSTOMERS = 603;
    static final List<String> PATTERNS = List.of(
            "payment-failure",
            "cart-abandonment",
            "bot-loop",
            "repeat-contact",
            "digital-to-human-switch",
            "tone-deaf-upsell");
    private static final List<String> CHANNELS = List.of("web", "app", "chat", "voice", "email", "bot");

    private final Random random = new Random(11);
    private final Map<String, List<Map<String, @Nullable Object>>> tables = new HashMap<>();

    SyntheticCompany() {
        runs();
        friction();
        alerts();
        switches();
        events();
        new SyntheticValues(this, random).fill();
    }

    @Override
    public void forEach(
            String table,
            Set<String> columns,
            @Nullable String column,
            @Nullable String value,
            Consumer<Map<String, @Nullable Object>> consumer) {
        for (Map<String, @Nullable Object> row : rowsOf(table)) {
            if (column == null || String.valueOf(row.get(column)).equals(value)) {
                Map<String, @Nullable Object> some = new HashMap<>(row);
                some.keySet().retainAll(columns);
                consumer.accept(some);
            }
        }
    }

    List<Map<String, @Nullable Object>> rowsOf(String table) {
        return tables.getOrDefault(table, List.of());
    }

    /** Adds a row; what it does not say is null. */
    void add(String table, Object... cells) {
        Map<String, @Nullable Object> row = new HashMap<>();
        for (Column column : Tables.named(table).columns()) {
            row.put(column.name(), null);
        }
        for (int i = 0; i < cells.length; i += 2) {
            if (!row.containsKey(cells[i])) {
                throw new IllegalArgumentException(table + " has no column " + cells[i]);
            }
            row.put((String) cells[i], cells[i + 1]);
        }
        tables.computeIfAbsent(table, name -> new ArrayList<>()).add(row);
    }

    private void runs() {
        String[] states = {"audited", "published"};
        for (String state : states) {
            add("runs", "run_id", "old", "as_of", AS_OF.minus(Duration.ofDays(1)), "run_number", 3, "status", state);
            add("runs", "run_id", "run", "as_of", AS_OF, "run_number", 1, "status", state);
        }
        add("runs", "run_id", "never", "as_of", AS_OF, "run_number", 2, "status", "audited");
    }

    private void friction() {
        for (int i = 0; i < 2_000; i++) {
            int pattern = (int) Math.min(5, Math.abs(random.nextGaussian()) * 2.4);
            double day = i < 1_800 ? random.nextDouble() * DAYS : DAYS + random.nextDouble() * 0.9;
            if (i % 9 == 0 && pattern == 0) {
                day = 41 + random.nextDouble() * 2;
            }
            Instant at = AS_OF.minus(Duration.ofDays(DAYS)).plusSeconds((long) (day * 86_400));
            int customer = random.nextInt(CUSTOMERS);
            List<String> states = i % 40 == 0
                    ? List.of("matched", "retracted")
                    : i % 7 == 0 ? List.of("matched", "rekeyed") : List.of("matched");
            for (String state : states) {
                add(
                        "friction",
                        "match_id",
                        "m" + i,
                        "pattern",
                        PATTERNS.get(pattern),
                        "state",
                        state,
                        "profile_id",
                        "anon:" + customer,
                        "customer_id",
                        i % 11 == 0 ? null : "c-" + customer,
                        "matched_at",
                        at,
                        "detected_at",
                        at,
                        "step",
                        pattern == 0 ? "payment" : random.nextInt(4) == 0 ? "cart" : "checkout",
                        "channel",
                        CHANNELS.get(random.nextInt(2 + pattern % 2)),
                        "touchpoint",
                        "checkout",
                        "severity",
                        List.of("critical", "medium", "low", "medium", "high", "high")
                                .get(pattern),
                        "owner",
                        pattern % 2 == 0 ? "payments" : null,
                        "evidence_steps",
                        List.of("cart", "wait"));
            }
        }
    }

    private void alerts() {
        alert("a1", "payment-failure", AS_OF.minus(Duration.ofDays(47)), Duration.ofHours(40));
        alert("a2", "bot-loop", AS_OF.plus(Duration.ofHours(9)), Duration.ofHours(4));
        alert("a3", "cart-abandonment", AS_OF.plus(Duration.ofHours(18)), null);
        for (int i = 0; i < 9; i++) {
            add(
                    "webhook_deliveries",
                    "message_id",
                    "w" + i / 2,
                    "endpoint",
                    i < 6 ? "on-call" : "crm",
                    "outcome",
                    i == 4 ? "retry" : "delivered",
                    "status_code",
                    i == 4 ? 503 : 200);
        }
    }

    private void alert(String id, String pattern, Instant fired, @Nullable Duration lasted) {
        add(
                "alerts",
                "message_id",
                id + "f",
                "alert_id",
                id,
                "rule",
                "friction-spike",
                "state",
                "firing",
                "pattern",
                pattern,
                "step",
                "payment",
                "channel",
                "web",
                "changed_at",
                fired,
                "matches",
                14L,
                "threshold",
                6L,
                "customers",
                9L,
                "severity",
                "high",
                "value_exposed",
                new BigDecimal("1500.5000"));
        if (lasted != null) {
            add(
                    "alerts",
                    "message_id",
                    id + "r",
                    "alert_id",
                    id,
                    "rule",
                    "friction-spike",
                    "state",
                    "resolved",
                    "pattern",
                    pattern,
                    "step",
                    "payment",
                    "channel",
                    "web",
                    "changed_at",
                    fired.plus(lasted),
                    "matches",
                    1L,
                    "threshold",
                    6L,
                    "customers",
                    41L,
                    "severity",
                    "high",
                    "value_exposed",
                    new BigDecimal("9120.2500"));
        }
    }

    private void switches() {
        for (int i = 0; i < 900; i++) {
            String from = CHANNELS.get((int) Math.min(5, Math.abs(random.nextGaussian()) * 2));
            String to = CHANNELS.get(random.nextInt(6));
            if (!from.equals(to)) {
                add(
                        "channel_switches",
                        "switch_id",
                        "s" + i,
                        "from_channel",
                        from,
                        "to_channel",
                        to,
                        "lag_ms",
                        60_000L + random.nextInt(9_000_000));
            }
        }
    }

    private void events() {
        for (int i = 0; i < 3_000; i++) {
            int customer = random.nextInt(CUSTOMERS);
            Instant at = AS_OF.minusSeconds((long) (random.nextDouble() * 86_400 * (30 + customer % 120)));
            add(
                    "events",
                    "event_id",
                    "e" + i,
                    "source",
                    i % 5 == 0 ? "till" : "web",
                    "event_type",
                    i % 3 == 0 ? "order_completed" : "page_viewed",
                    "event_time",
                    at,
                    "event_time_quality",
                    i % 50 == 0 ? "skew_corrected" : "ok",
                    "customer_id",
                    i % 8 == 0 ? null : "c-" + customer);
        }
        for (int i = 0; i < 25; i++) {
            add(
                    "failed_events",
                    "failure_id",
                    "f" + i,
                    "source",
                    i % 3 == 0 ? "till" : "web",
                    "reason",
                    i % 4 == 0 ? "too_large" : "not_json");
        }
    }
}
