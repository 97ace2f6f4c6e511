package io.throughline.jobs.value;

import static io.throughline.jobs.value.ValueSettings.DAY;

import io.throughline.jobs.value.PersonSummary.Measure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person contributes to the metrics of experience, by day (UTC) and channel.
 *
 * <ul>
 *   <li>nps: promoters (9, 10) less detractors (0 to 6) over answers
 *   <li>csat: answers of 4 and 5 over answers on 1 to 5; ces: answers of 5 to 7 over answers on 1 to 7
 *   <li>fcr: contacts that were resolved without another on the same topic or case in 7 days, over contacts resolved
 *   <li>containment: bot and menu conversations without a person's contact in 24 hours, over those begun
 *   <li>abandon_rate: calls given up after 5 seconds or more, over calls that were queued
 *   <li>contact_volume: contacts that customers began
 * </ul>
 */
final class ExperienceMeasures {

    private final List<Happening> past;
    private final long end;
    private final List<Measure> measures = new ArrayList<>();

    private ExperienceMeasures(List<Happening> past, long end) {
        this.past = past;
        this.end = end;
    }

    static List<Measure> of(List<Happening> past, long end) {
        ExperienceMeasures all = new ExperienceMeasures(past, end);
        for (int i = 0; i < past.size(); i++) {
            PastEvent event = past.get(i).event();
            if (event != null && past.get(i).at() >= end - 365 * DAY) {
                all.add(i, past.get(i).at(), event);
            }
        }
        return all.measures;
    }

    private void add(int index, long at, PastEvent event) {
        switch (event.type()) {
            case "feedback_given" -> score(at, event);
            case "contact_started" -> {
                if (!"outbound".equals(event.direction())) {
                    measure("contact_volume", at, event, 1, 1);
                }
            }
            case "contact_ended" -> {
                if ("true".equals(event.resolved()) && at < end - 7 * DAY) {
                    measure("fcr", at, event, contactedAgain(index, event) ? 0 : 1, 1);
                }
            }
            case "bot_session_started" -> {
                if (at < end - DAY) {
                    measure("containment", at, event, contactWithin(index, DAY) ? 0 : 1, 1);
                }
            }
            case "queue_entered" -> measure("abandon_rate", at, event, 0, 1);
            case "call_abandoned" -> measure("abandon_rate", at, event, 1, 0);
            default -> {}
        }
    }

    private void score(long at, PastEvent event) {
        if (event.score() == null || event.scoreType() == null) {
            return;
        }
        double score = event.score();
        switch (event.scoreType()) {
            case "nps" -> measure("nps", at, event, score >= 9 ? 1 : score <= 6 ? -1 : 0, 1);
            case "csat" -> measure("csat", at, event, score >= 4 ? 1 : 0, 1);
            case "ces" -> measure("ces", at, event, score >= 5 ? 1 : 0, 1);
            default -> {}
        }
    }

    private void measure(String metric, long at, PastEvent event, double numerator, double denominator) {
        measures.add(new Measure(metric, at - Math.floorMod(at, DAY), event.channel(), numerator, denominator));
    }

    private boolean contactedAgain(int index, PastEvent solved) {
        for (int i = index + 1;
                i < past.size() && past.get(i).at() < past.get(index).at() + 7 * DAY;
                i++) {
            PastEvent event = past.get(i).event();
            if (event != null
                    && event.is("contact_started")
                    && !"outbound".equals(event.direction())
                    && (same(event.caseId(), solved.caseId()) || same(event.topic(), solved.topic()))) {
                return true;
            }
        }
        return false;
    }

    private boolean contactWithin(int index, long time) {
        for (int i = index + 1;
                i < past.size() && past.get(i).at() < past.get(index).at() + time;
                i++) {
            PastEvent event = past.get(i).event();
            if (event != null && event.is("contact_started") && !"outbound".equals(event.direction())) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }
}
