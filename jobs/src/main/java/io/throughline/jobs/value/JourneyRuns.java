package io.throughline.jobs.value;

import io.throughline.jobs.value.PersonSummary.JourneyRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's runs of the two journeys that every company has: to an order, and to an answer. A run's steps are counted when
 * they are first reached; a pause ends it.
 */
final class JourneyRuns {

    private static final long MINUTE = 60_000L;

    /** A step, and the event types that reach it. */
    record Step(String name, List<String> types) {}

    /** A journey: its steps in order, and the pause that ends a run of it. */
    record Journey(String name, long pause, List<Step> steps) {

        @Nullable
        String stepOf(PastEvent event) {
            // A bot that handed over has not answered.
            boolean handedOver = event.is("bot_session_ended") && !"true".equals(event.contained());
            return steps.stream()
                    .filter(step -> step.types().contains(event.type()) && !handedOver)
                    .map(Step::name)
                    .findFirst()
                    .orElse(null);
        }
    }

    static final List<Journey> JOURNEYS = List.of(
            new Journey(
                    "purchase",
                    30 * MINUTE,
                    List.of(
                            new Step("product", List.of("product_list_viewed", "product_viewed")),
                            new Step("cart", List.of("product_added", "cart_viewed")),
                            new Step("checkout", List.of("checkout_started")),
                            new Step("payment", List.of("payment_info_entered", "payment_failed")),
                            new Step("order", List.of("order_completed")))),
            new Journey(
                    "support",
                    24 * 60 * MINUTE,
                    List.of(
                            new Step("self_service", List.of("self_service_started", "bot_session_started")),
                            new Step("queue", List.of("queue_entered")),
                            new Step("contact", List.of("contact_started")),
                            new Step(
                                    "answer",
                                    List.of(
                                            "contact_ended",
                                            "self_service_completed",
                                            "bot_session_ended",
                                            "issue_resolved")))));

    private JourneyRuns() {}

    static List<JourneyRun> of(List<Happening> past, long from, long to) {
        List<JourneyRun> runs = new ArrayList<>();
        for (Journey journey : JOURNEYS) {
            Run run = new Run(journey);
            for (Happening happening : past) {
                PastEvent event = happening.event();
                String step = event == null ? null : journey.stepOf(event);
                if (step == null || event == null || happening.at() < from || happening.at() >= to) {
                    continue;
                }
                if (run.isOver(happening.at())) {
                    run.addTo(runs);
                    run = new Run(journey);
                }
                run.reach(step, happening.at(), event.deviceType());
            }
            run.addTo(runs);
        }
        return runs;
    }

    private static final class Run {
        private final Journey journey;
        private final Map<String, Long> reached = new LinkedHashMap<>();
        private String device = "(unknown)";
        private long last;

        Run(Journey journey) {
            this.journey = journey;
        }

        boolean isOver(long at) {
            return !reached.isEmpty() && (at - last >= journey.pause() || reached.containsKey("order"));
        }

        void reach(String step, long at, @Nullable String deviceType) {
            reached.putIfAbsent(step, at);
            device = deviceType == null ? device : deviceType;
            last = at;
        }

        void addTo(List<JourneyRun> runs) {
            if (reached.isEmpty()) {
                return;
            }
            List<Long> times = new ArrayList<>(reached.values());
            List<Long> durations = new ArrayList<>();
            for (int i = 1; i < times.size(); i++) {
                durations.add(times.get(i) - times.get(i - 1));
            }
            runs.add(new JourneyRun(journey.name(), device, List.copyOf(reached.keySet()), durations));
        }
    }
}
