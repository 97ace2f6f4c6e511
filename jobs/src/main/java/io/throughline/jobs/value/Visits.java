package io.throughline.jobs.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The visits of a person to the company's own pages and apps: events without a pause of 30 minutes or more. */
final class Visits {

    private static final long PAUSE = 30 * 60_000L;
    private static final Set<String> OWN = Set.of("web", "app");

    private Visits() {}

    /** The events of each visit that began from {@code from}, inclusive, to {@code to}, exclusive; in order of time. */
    static List<List<Happening>> in(List<Happening> past, long from, long to) {
        List<List<Happening>> visits = new ArrayList<>();
        Map<String, List<Happening>> open = new HashMap<>();
        for (Happening happening : past) {
            PastEvent event = happening.event();
            if (event == null
                    || !OWN.contains(event.channel())
                    || happening.at() < from - PAUSE
                    || happening.at() >= to) {
                continue;
            }
            String place = event.channel() + " " + happening.visitorId();
            List<Happening> visit = open.get(place);
            if (visit == null || happening.at() - visit.get(visit.size() - 1).at() >= PAUSE) {
                visit = new ArrayList<>();
                open.put(place, visit);
                visits.add(visit);
            }
            visit.add(happening);
        }
        visits.removeIf(visit -> visit.get(0).at() < from);
        return visits;
    }
}
