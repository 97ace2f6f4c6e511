package io.throughline.jobs.value;

import static io.throughline.jobs.value.ValueSettings.DAY;

import io.throughline.jobs.value.PersonSummary.PastOrder;
import io.throughline.jobs.value.PersonSummary.Touch;
import io.throughline.jobs.value.PersonSummary.TouchPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways that led a person to each order, or to none. A touch is a visit on which a page or screen was seen; it counts
 * for the next order if that comes within 30 days. Touches that no order followed within that time are a way to nothing,
 * once the time is over; a pause of 30 days begins a new way.
 */
final class TouchPaths {

    private static final long LOOK_BACK = 30 * DAY;
    private static final String NO_CAMPAIGN = "(none)";

    private TouchPaths() {}

    static List<Touch> touches(List<Happening> past) {
        List<Touch> touches = new ArrayList<>();
        for (List<Happening> visit : Visits.in(past, 0, Long.MAX_VALUE)) {
            PastEvent source = null;
            for (Happening happening : visit) {
                PastEvent event = happening.event();
                if (event != null
                        && (event.is("page_viewed") || event.is("screen_viewed") || event.utmMedium() != null)) {
                    boolean better = source == null || (saysNothing(source) && !saysNothing(event));
                    source = better ? event : source;
                }
            }
            if (source != null) {
                String channel = MarketingChannel.of(source.utmMedium(), source.utmSource(), source.referrerHost());
                String campaign = source.utmCampaign() == null ? NO_CAMPAIGN : source.utmCampaign();
                touches.add(new Touch(visit.get(0).at(), channel, campaign));
            }
        }
        return touches;
    }

    static List<TouchPath> of(List<Touch> touches, List<PastOrder> orders, long end) {
        List<TouchPath> paths = new ArrayList<>();
        List<Touch> open = new ArrayList<>();
        int next = 0;
        for (int i = 0; i <= orders.size(); i++) {
            long until = i < orders.size() ? orders.get(i).at() : end;
            while (next < touches.size() && touches.get(next).at() <= until) {
                Touch touch = touches.get(next++);
                if (!open.isEmpty() && touch.at() - open.get(open.size() - 1).at() > LOOK_BACK) {
                    toNothing(open, paths);
                }
                open.add(touch);
            }
            if (i < orders.size()) {
                List<Touch> counted = open.stream()
                        .filter(touch -> until - touch.at() <= LOOK_BACK)
                        .toList();
                if (counted.isEmpty()) {
                    toNothing(open, paths);
                }
                paths.add(new TouchPath(counted, true, orders.get(i).revenue(), i == 0));
                open.clear();
            } else if (!open.isEmpty() && end - open.get(open.size() - 1).at() > LOOK_BACK) {
                toNothing(open, paths);
            }
        }
        return paths;
    }

    private static void toNothing(List<Touch> open, List<TouchPath> paths) {
        if (!open.isEmpty()) {
            paths.add(new TouchPath(List.copyOf(open), false, 0, false));
            open.clear();
        }
    }

    private static boolean saysNothing(PastEvent event) {
        return event.utmMedium() == null && event.utmSource() == null && event.referrerHost() == null;
    }
}
