package io.throughline.jobs.report;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a lakehouse knows of friction: in a few numbers, and as a page. */
public final class FrictionReport {

    private final FoundFriction friction;
    private final SwitchMatrix switches;
    private final AlertHistory alerts;
    private final DeliveryRecord deliveries;
    private final DataQuality quality;

    private FrictionReport(
            FoundFriction friction,
            SwitchMatrix switches,
            AlertHistory alerts,
            DeliveryRecord deliveries,
            DataQuality quality) {
        this.friction = friction;
        this.switches = switches;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.quality = quality;
    }

    /** Reads the tables of {@code lakehouse}; a table that is missing counts as empty. */
    public static FrictionReport of(Lakehouse lakehouse) {
        LakehouseReader reader = new LakehouseReader(lakehouse);
        long events = lakehouse.hasTable("events") ? reader.count("events") : 0;
        return of(
                events,
                rows(lakehouse, reader, "failed_events"),
                rows(lakehouse, reader, "friction"),
                rows(lakehouse, reader, "channel_switches"),
                rows(lakehouse, reader, "alerts"),
                rows(lakehouse, reader, "webhook_deliveries"));
    }

    static FrictionReport of(
            long events,
            List<Map<String, @Nullable Object>> failedEvents,
            List<Map<String, @Nullable Object>> friction,
            List<Map<String, @Nullable Object>> switches,
            List<Map<String, @Nullable Object>> alerts,
            List<Map<String, @Nullable Object>> deliveries) {
        return new FrictionReport(
                FoundFriction.of(friction),
                SwitchMatrix.of(switches),
                AlertHistory.of(alerts),
                DeliveryRecord.of(deliveries),
                DataQuality.of(events, failedEvents));
    }

    /** Distinct matches, those that were taken back left out. */
    public long matches() {
        return friction.matches();
    }

    /** Distinct matches by pattern, in the order of their names. */
    public Map<String, Long> matchesByPattern() {
        return friction.matchesByPattern();
    }

    /** Moves of customers from one channel to another. */
    public long switches() {
        return switches.total();
    }

    public long alertsFired() {
        return alerts.fired();
    }

    public long alertsResolved() {
        return alerts.resolved();
    }

    /**
     * Writes the page; what stood there before is replaced as a whole.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void write(Path file) {
        ReportPage.write(file, model());
    }

    /** The page as text. */
    String html() {
        return ReportPage.render(model());
    }

    private Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("friction", friction.model());
        model.put("switches", switches.model());
        model.put("alerts", alerts.model());
        model.put("deliveries", deliveries.model());
        model.put("quality", quality.model());
        return model;
    }

    private static List<Map<String, @Nullable Object>> rows(Lakehouse lakehouse, LakehouseReader reader, String table) {
        return lakehouse.hasTable(table) ? reader.rows(table) : List.of();
    }
}
