package io.throughline.jobs.value;

import io.throughline.jobs.value.CustomerBase.Buyer;
import io.throughline.jobs.value.PersonSummary.PastOrder;
import io.throughline.value.purchases.PeriodUnit;
import io.throughline.value.purchases.RfmScores;
import io.throughline.value.purchases.RfmScores.Rfm;
import io.throughline.value.purchases.RfmScores.Score;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table {@code customer_value}, and the RFM segments that follow from its scores. */
final class CustomerValues {

    private final CustomerBase base;
    private final Instant asOf;
    private final Instant effectiveFrom;
    private final Map<String, Score> scores = new HashMap<>();

    CustomerValues(CustomerBase base, Instant asOf, Instant effectiveFrom) {
        this.base = base;
        this.asOf = asOf;
        this.effectiveFrom = effectiveFrom;
        List<Buyer> buyers = base.buyers();
        if (!buyers.isEmpty()) {
            RfmScores all = RfmScores.of(buyers.stream().map(this::rfm).toList());
            buyers.forEach(buyer -> scores.put(buyer.customerId(), all.of(rfm(buyer))));
        }
    }

    void addTo(ResultRows rows) {
        rows.table("customer_value");
        for (Buyer buyer : base.buyers()) {
            List<PastOrder> orders = buyer.summary().orders();
            Score score = score(buyer);
            rows.add("customer_value")
                    .with("customer_id", buyer.customerId())
                    .with("effective_from", effectiveFrom)
                    .time("first_order_at", orders.get(0).at())
                    .time("last_order_at", orders.get(orders.size() - 1).at())
                    .with("orders", (long) orders.size())
                    .money("revenue", buyer.revenue())
                    .with("frequency", (long) buyer.history().repeats())
                    .with("recency_days", days(buyer.history().recency()))
                    .with("observation_days", days(buyer.history().age()))
                    .money(
                            "monetary_value",
                            buyer.history().repeats() == 0
                                    ? null
                                    : buyer.history().meanRepeatSpend())
                    .with("days_since_last_order", buyer.daysSinceLastOrder(asOf.toEpochMilli()))
                    .with("recency_score", score.recency())
                    .with("frequency_score", score.frequency())
                    .with("monetary_score", score.monetary())
                    .with("probability_alive", buyer.probabilityAlive())
                    .with("expected_orders_12m", buyer.expectedOrders())
                    .money("expected_order_value", buyer.expectedOrderValue())
                    .money("clv_12m", buyer.clv().value())
                    .money("clv_12m_low", buyer.clv().low())
                    .money("clv_12m_high", buyer.clv().high())
                    .with("model", base.model());
        }
    }

    /** The usual name for a customer's scores. */
    String rfmSegment(Buyer buyer) {
        Score score = score(buyer);
        int recency = score.recency();
        int often = (score.frequency() + score.monetary() + 1) / 2;
        if (recency >= 4) {
            return often >= 4 ? "champions" : often == 3 ? "potential_loyalists" : "new_customers";
        }
        if (recency == 3) {
            return often >= 4 ? "loyal_customers" : "need_attention";
        }
        return often >= 4 ? "cannot_lose_them" : often == 3 ? "at_risk" : "hibernating";
    }

    private Score score(Buyer buyer) {
        Score score = scores.get(buyer.customerId());
        if (score == null) {
            throw new IllegalStateException("no scores of customer " + buyer.customerId());
        }
        return score;
    }

    private Rfm rfm(Buyer buyer) {
        return new Rfm(
                buyer.daysSinceLastOrder(asOf.toEpochMilli()), buyer.history().repeats() + 1L, buyer.revenue());
    }

    private static double days(double weeks) {
        return Math.round(weeks * PeriodUnit.WEEK.days());
    }
}
