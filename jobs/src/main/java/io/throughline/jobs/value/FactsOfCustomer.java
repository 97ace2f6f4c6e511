package io.throughline.jobs.value;

import static io.throughline.jobs.value.ValueSettings.DAY;

import io.throughline.jobs.value.PersonSummary.Touch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects {@link CustomerFacts}. */
final class FactsOfCustomer {

    private long events;
    private long friction30;
    private long friction90;
    private long switches;
    private long contacts;
    private long firstSeen = Long.MAX_VALUE;
    private long lastSeen;
    private @Nullable String channel;
    private @Nullable String device;
    private @Nullable String country;
    private @Nullable String pattern;
    private @Nullable Long frictionAt;
    private @Nullable Double nps;
    private @Nullable Double csat;

    private FactsOfCustomer() {}

    /** @param all in order of time */
    static CustomerFacts of(List<Happening> all, List<Touch> touches, long end) {
        FactsOfCustomer facts = new FactsOfCustomer();
        for (Happening happening : all) {
            facts.add(happening, end - happening.at());
        }
        return new CustomerFacts(
                Math.min(facts.firstSeen, all.get(0).at()),
                Math.max(facts.lastSeen, all.get(0).at()),
                facts.events,
                Visits.in(all, end - 90 * DAY, end).size(),
                touches.isEmpty() ? null : touches.get(0).channel(),
                facts.channel,
                facts.device,
                facts.country,
                facts.friction30,
                facts.friction90,
                facts.pattern,
                facts.frictionAt,
                facts.switches,
                facts.contacts,
                facts.nps,
                facts.csat);
    }

    private void add(Happening happening, long ago) {
        if (happening.match() != null) {
            friction90 += ago <= 90 * DAY ? 1 : 0;
            friction30 += ago <= 30 * DAY ? 1 : 0;
            pattern = happening.match().pattern();
            frictionAt = happening.at();
        } else if (happening.switched() != null) {
            switches += ago <= 90 * DAY ? 1 : 0;
        } else if (happening.event() != null) {
            add(happening.event(), happening.at(), ago);
        }
    }

    private void add(PastEvent event, long at, long ago) {
        events++;
        firstSeen = Math.min(firstSeen, at);
        lastSeen = Math.max(lastSeen, at);
        channel = event.channel();
        device = event.deviceType() == null ? device : event.deviceType();
        country = event.country() == null ? country : event.country();
        contacts += event.is("contact_started") && ago <= 90 * DAY ? 1 : 0;
        nps = "nps".equals(event.scoreType()) && event.score() != null ? event.score() : nps;
        csat = "csat".equals(event.scoreType()) && event.score() != null ? event.score() : csat;
    }
}
