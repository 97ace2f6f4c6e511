package io.throughline.jobs.value;

import io.throughline.jobs.value.CustomerBase.Buyer;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tables {@code segments} and {@code customer_360}. */
final class CustomerTables {

    private static final int VALUABLE_DECILE = 8;
    private static final double AT_RISK = 0.7;

    private final List<PersonSummary> people;
    private final CustomerBase base;
    private final CustomerValues values;
    private final ChurnScores churn;
    private final Instant asOf;
    private final Map<String, Integer> deciles = new HashMap<>();

    CustomerTables(
            List<PersonSummary> people, CustomerBase base, CustomerValues values, ChurnScores churn, Instant asOf) {
        this.people = people;
        this.base = base;
        this.values = values;
        this.churn = churn;
        this.asOf = asOf;
        List<Buyer> byValue = base.buyers().stream()
                .sorted(Comparator.<Buyer>comparingDouble(buyer -> buyer.clv().value())
                        .thenComparing(Buyer::customerId))
                .toList();
        for (int i = 0; i < byValue.size(); i++) {
            deciles.put(byValue.get(i).customerId(), 1 + (int) (10L * i / byValue.size()));
        }
    }

    void addTo(ResultRows rows) {
        rows.table("segments");
        rows.table("customer_360");
        for (Buyer buyer : base.buyers()) {
            int decile = deciles.getOrDefault(buyer.customerId(), 1);
            ChurnScores.Scored score = churn.of(buyer.customerId());
            segment(rows, buyer, "rfm", values.rfmSegment(buyer));
            segment(rows, buyer, "value_decile", "value_decile_" + decile);
            if (score != null && score.probability() >= AT_RISK && decile >= VALUABLE_DECILE) {
                segment(rows, buyer, "risk", "at_risk_high_value");
            }
        }
        people.stream().filter(person -> person.customerId() != null).forEach(person -> addRow(rows, person));
    }

    private void segment(ResultRows rows, Buyer buyer, String type, String name) {
        rows.add("segments")
                .with("customer_id", buyer.customerId())
                .with("segment_type", type)
                .with("segment", name)
                .with("valid_from", asOf);
    }

    private void addRow(ResultRows rows, PersonSummary person) {
        CustomerFacts facts = person.facts();
        Buyer buyer = base.buyer(person.customerId());
        ChurnScores.Scored score = churn.of(person.customerId());
        int orders = person.orders().size();
        rows.add("customer_360")
                .with("customer_id", person.customerId())
                .time("first_seen_at", facts.firstSeenAt())
                .time("last_seen_at", facts.lastSeenAt())
                .with("events", facts.events())
                .with("sessions_90d", facts.sessions90d())
                .with("orders", (long) orders)
                .money("revenue", buyer == null ? 0 : buyer.revenue())
                .time(
                        "last_order_at",
                        orders == 0
                                ? null
                                : (Long) person.orders().get(orders - 1).at())
                .money("clv_12m", buyer == null ? null : (Double) buyer.clv().value())
                .with("probability_alive", buyer == null ? null : buyer.probabilityAlive())
                .with("churn_probability", score == null ? null : score.probability())
                .with("churn_band", score == null ? null : score.band())
                .with("top_churn_reason", score == null ? null : score.topReason())
                .with("rfm_segment", buyer == null ? null : values.rfmSegment(buyer))
                .with("first_touch_channel", facts.firstTouchChannel())
                .with("last_channel", facts.lastChannel())
                .with("device_type", facts.deviceType())
                .with("country", facts.country())
                .with("friction_30d", facts.friction30d())
                .with("friction_90d", facts.friction90d())
                .with("last_pattern", facts.lastPattern())
                .time("last_friction_at", facts.lastFrictionAt())
                .with("channel_switches_90d", facts.channelSwitches90d())
                .with("contacts_90d", facts.contacts90d())
                .with("last_nps", facts.lastNps())
                .with("last_csat", facts.lastCsat());
    }
}
