package io.throughline.jobs.value;

import static io.throughline.jobs.value.ValueSettings.DAY;
import static io.throughline.jobs.value.ValueSettings.HORIZON;

import io.throughline.jobs.value.PersonSummary.Opportunity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The moments at which friction could have met a person in the exposure window, from 180 to 90 days before as_of, and what
 * followed in 90 days.
 *
 * <p>An opportunity is an event that opens the pattern, by its first step unless it is listed here because the step alone
 * says too little. Such events less than an hour apart are one opportunity. It is exposed if a match began with it: from
 * an hour before its first event to an hour after its last. Of one person and pattern the exposed opportunities after the
 * first are left out.
 *
 * <p>Opportunities are alike whose event is of one type (where the type does not give away what came of it), whose person
 * had as many orders in the 90 days before, and is a customer for as long.
 */
final class Opportunities {

    private static final long HOUR = 3_600_000L;
    private static final String PAYMENT = "payment-failure";
    private static final Set<String> TOUCHY = Set.of("billing", "complaint", "return", "outage");

    /** Patterns whose first step is the friction itself, or is opened by some events of a type only. */
    private static final Map<String, Predicate<PastEvent>> OPENED_BY = Map.of(
            PAYMENT,
            event -> event.is("payment_failed") || event.is("payment_info_entered"),
            "bot-loop",
            event -> event.is("bot_session_started"),
            "repeat-contact",
            event -> event.is("issue_resolved") || (event.is("contact_ended") && "true".equals(event.resolved())),
            "tone-deaf-upsell",
            event -> event.is("complaint_raised")
                    || (event.is("contact_ended") && TOUCHY.contains(event.topic()) && hurts(event)),
            "digital-to-human-switch",
            event -> (event.is("checkout_started") || event.is("form_started") || event.is("self_service_started"))
                    && Set.of("web", "app", "email", "messaging", "social").contains(event.channel()));

    private final List<Happening> past;
    private final OrderHistory orders;
    private final ValueSettings settings;

    Opportunities(List<Happening> past, OrderHistory orders, ValueSettings settings) {
        this.past = past;
        this.orders = orders;
        this.settings = settings;
    }

    List<Opportunity> all() {
        Map<String, List<Happening>> matches = new HashMap<>();
        for (Happening happening : past) {
            if (happening.match() != null) {
                matches.computeIfAbsent(happening.match().pattern(), pattern -> new ArrayList<>())
                        .add(happening);
            }
        }
        List<Opportunity> all = new ArrayList<>();
        new TreeMap<>(settings.firstSteps()).forEach((pattern, types) -> {
            Predicate<PastEvent> opens = OPENED_BY.getOrDefault(pattern, event -> types.contains(event.type()));
            all.addAll(of(pattern, opens, matches.getOrDefault(pattern, List.of())));
        });
        return all;
    }

    private List<Opportunity> of(String pattern, Predicate<PastEvent> opens, List<Happening> matches) {
        long to = settings.before();
        long from = to - HORIZON;
        List<Opportunity> found = new ArrayList<>();
        boolean exposedBefore = false;
        for (int i = 0; i < past.size(); i++) {
            Happening first = past.get(i);
            if (first.at() < from || first.at() >= to || first.event() == null || !opens.test(first.event())) {
                continue;
            }
            long last = first.at();
            while (i + 1 < past.size() && past.get(i + 1).at() - last < HOUR) {
                i++;
                PastEvent event = past.get(i).event();
                last = event != null && opens.test(event) ? past.get(i).at() : last;
                if (past.get(i).at() - last >= HOUR) {
                    break;
                }
            }
            Happening match = startedWithin(matches, first.at() - HOUR, last + HOUR);
            if (match == null || !exposedBefore) {
                String type =
                        pattern.equals(PAYMENT) ? "payment" : first.event().type();
                found.add(opportunity(pattern, type, first.at(), match));
            }
            exposedBefore |= match != null;
        }
        return found;
    }

    private Opportunity opportunity(String pattern, String type, long at, @Nullable Happening match) {
        PastMatch found = match == null ? null : match.match();
        return new Opportunity(
                pattern,
                found == null ? null : found.step(),
                found == null ? null : found.channel(),
                found != null,
                type + " " + activity(at) + " " + tenure(at),
                orders.count(at, at + HORIZON) == 0,
                orders.revenue(at, at + HORIZON));
    }

    private String activity(long at) {
        int recent = orders.count(at - 90 * DAY, at);
        return recent >= 5 ? "5+ orders" : recent + " orders";
    }

    private String tenure(long at) {
        if (orders.isEmpty() || orders.all().get(0).at() >= at) {
            return "no customer yet";
        }
        long days = (at - orders.all().get(0).at()) / DAY;
        return days < 60 ? "under 60 days" : days < 180 ? "under 180 days" : "older";
    }

    private static @Nullable Happening startedWithin(List<Happening> matches, long from, long to) {
        for (Happening match : matches) {
            PastMatch found = match.match();
            if (found != null && found.startedAt() >= from && found.startedAt() <= to) {
                return match;
            }
        }
        return null;
    }

    private static boolean hurts(PastEvent event) {
        return !"true".equals(event.resolved()) || (event.sentiment() != null && event.sentiment() < 0);
    }
}
