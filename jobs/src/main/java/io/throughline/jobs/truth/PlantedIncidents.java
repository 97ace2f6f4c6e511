package io.throughline.jobs.truth;

import io.throughline.connectors.files.CsvFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The planted incidents and the alerts beside them.
 *
 * @param incidents trouble that was planted, in the order of the file
 * @param others alerts that no planted incident explains, each {@code pattern on channel at time}
 */
public record PlantedIncidents(List<Planted> incidents, List<String> others) {

    /** An alert judges whole windows, and a closing absence a while after it. */
    private static final Duration EARLIER = Duration.ofMinutes(40);

    private static final Duration LATER = Duration.ofMinutes(70);

    /**
     * One of them.
     *
     * @param fired whether an alert began about it while it lasted
     * @param resolved whether that alert is over
     */
    public record Planted(
            String name, String concerned, Instant startsAt, Instant endsAt, boolean fired, boolean resolved) {}

    public PlantedIncidents {
        incidents = List.copyOf(incidents);
        others = List.copyOf(others);
    }

    /**
     * Holds one against the other.
     *
     * @param truth folder of the company's truth
     * @param alerts rows of {@code alerts}
     */
    public static PlantedIncidents of(Path truth, List<Map<String, @Nullable Object>> alerts) {
        List<Planted> incidents = new ArrayList<>();
        Set<Object> explained = new HashSet<>();
        CsvFile.read(
                truth.resolve("incidents.csv"), List.of("name", "kind", "concerned", "starts_at", "ends_at"), row -> {
                    if (row.needed("kind").equals("incident")) {
                        incidents.add(planted(
                                row.needed("name"),
                                row.needed("concerned"),
                                Instant.parse(row.needed("starts_at")),
                                Instant.parse(row.needed("ends_at")),
                                alerts,
                                explained));
                    }
                });
        List<String> others = alerts.stream()
                .filter(alert -> "firing".equals(alert.get("state")) && !explained.contains(alert.get("alert_id")))
                .map(alert -> alert.get("pattern") + " on " + alert.get("channel") + " at " + alert.get("started_at"))
                .sorted()
                .toList();
        return new PlantedIncidents(incidents, others);
    }

    /** Incidents whose alert fired and resolved. */
    public long found() {
        return incidents.stream()
                .filter(incident -> incident.fired() && incident.resolved())
                .count();
    }

    private static Planted planted(
            String name,
            String concerned,
            Instant startsAt,
            Instant endsAt,
            List<Map<String, @Nullable Object>> alerts,
            Set<Object> explained) {
        boolean fired = false;
        boolean resolved = false;
        for (Map<String, @Nullable Object> alert : alerts) {
            boolean about = concerned.equals(alert.get("pattern")) || concerned.equals(alert.get("step"));
            if (about
                    && alert.get("started_at") instanceof Instant started
                    && started.isAfter(startsAt.minus(EARLIER))
                    && started.isBefore(endsAt.plus(LATER))) {
                explained.add(String.valueOf(alert.get("alert_id")));
                fired |= "firing".equals(alert.get("state"));
                resolved |= "resolved".equals(alert.get("state"));
            }
        }
        return new Planted(name, concerned, startsAt, endsAt, fired, resolved);
    }
}
