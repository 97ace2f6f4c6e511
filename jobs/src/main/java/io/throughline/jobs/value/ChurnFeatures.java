package io.throughline.jobs.value;

import static io.throughline.jobs.value.ValueSettings.DAY;

import io.throughline.jobs.value.PersonSummary.PastOrder;
import java.util.List;

/** What is known of a customer at a moment, as numbers; nothing of it comes later. */
final class ChurnFeatures {

    /** Their names, in order. */
    static final List<String> NAMES = List.of(
            "days_since_last_order",
            "days_since_last_order_relative",
            "orders_90d",
            "orders_365d",
            "tenure_days",
            "revenue_90d",
            "sessions_30d",
            "contacts_90d",
            "unresolved_contacts_90d",
            "friction_30d",
            "friction_90d",
            "poor_score_90d");

    private ChurnFeatures() {}

    /** The features at {@code time}; empty for who had not ordered by then. Counts go in as {@code ln(1 + n)}. */
    static List<Double> at(long time, List<Happening> past, OrderHistory orders) {
        PastOrder last = orders.lastBefore(time);
        if (last == null) {
            return List.of();
        }
        double silence = (time - last.at()) / (double) DAY;
        double tenure = (time - orders.all().get(0).at()) / (double) DAY;
        int before = orders.count(0, time);
        double rhythm = before < 2 ? 60 : (last.at() - orders.all().get(0).at()) / (double) DAY / (before - 1);
        Counts counts = Counts.of(past, time);
        return List.of(
                Math.log1p(silence),
                Math.log1p(silence / Math.max(7, rhythm)),
                Math.log1p(orders.count(time - 90 * DAY, time)),
                Math.log1p(orders.count(time - 365 * DAY, time)),
                Math.log1p(tenure),
                Math.log1p(orders.revenue(time - 90 * DAY, time)),
                Math.log1p(counts.sessions),
                Math.log1p(counts.contacts),
                Math.log1p(counts.unresolved),
                Math.log1p(counts.friction30),
                Math.log1p(counts.friction90),
                Math.log1p(counts.poorScores));
    }

    private static final class Counts {
        private int sessions;
        private int contacts;
        private int unresolved;
        private int friction30;
        private int friction90;
        private int poorScores;

        static Counts of(List<Happening> past, long time) {
            Counts counts = new Counts();
            counts.sessions = Visits.in(past, time - 30 * DAY, time).size();
            for (Happening happening : past) {
                if (happening.at() >= time - 90 * DAY && happening.at() < time) {
                    counts.add(happening, happening.at() >= time - 30 * DAY);
                }
            }
            return counts;
        }

        private void add(Happening happening, boolean recent) {
            PastEvent event = happening.event();
            if (happening.match() != null) {
                friction90++;
                friction30 += recent ? 1 : 0;
            } else if (event != null && event.is("contact_started")) {
                contacts++;
            } else if (event != null && event.is("contact_ended")) {
                unresolved += "false".equals(event.resolved()) ? 1 : 0;
            } else if (event != null && event.is("feedback_given") && event.score() != null) {
                poorScores += event.score() <= ("nps".equals(event.scoreType()) ? 6 : 2) ? 1 : 0;
            }
        }
    }
}
