package io.throughline.jobs.report;

import io.throughline.connectors.lakehouse.Lakehouse;
import java.nio.file.Path;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a lakehouse knows of a company's customers: in a few numbers, and as a page. */
public final class FrictionReport {

    /** What exchange rates lead to. */
    private static final Currency REPORTING = Currency.getInstance("EUR");

    private final Currency currency;
    private final FrictionRanking friction;
    private final SwitchMatrix switches;
    private final AlertHistory alerts;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    private FrictionReport(ReportTables tables, Currency currency) {
        this.currency = currency;
        List<Match> matches = Match.read(tables);
        List<Alert> fired = Alert.read(tables);
        ChurnOutlook churn = new ChurnOutlook(tables);
        this.friction = new FrictionRanking(matches, FrictionCost.read(tables));
        this.switches = new SwitchMatrix(tables.rows("channel_switches", "from_channel", "to_channel", "lag_ms"));
        this.alerts = new AlertHistory(
                fired, tables.rows("webhook_deliveries", "message_id", "endpoint", "outcome", "status_code", "error"));
        Retention retention = new Retention();
        DataQuality quality = new DataQuality(tables.rows("failed_events", "source", "reason"));
        tables.forEach(
                "events", Set.of("event_type", "customer_id", "event_time", "event_time_quality", "source"), event -> {
                    quality.add(Cells.text(event, "source"), Cells.text(event, "event_time_quality"));
                    String customer = Cells.textOrNull(event, "customer_id");
                    if (customer != null && Cells.text(event, "event_type").equals("order_completed")) {
                        retention.add(customer, Cells.time(event, "event_time"));
                    }
                });
        sections.put("headline", new Headline(friction, churn));
        sections.put("friction", friction);
        sections.put("time", new FrictionOverTime(matches, fired));
        sections.put("switches", switches);
        sections.put("journeys", new JourneyFunnel(tables));
        sections.put("attribution", new AttributionByModel(tables));
        sections.put("retention", retention);
        sections.put("churn", churn);
        sections.put("alerts", alerts);
        sections.put("quality", quality);
    }

    /** Reads the tables of {@code lakehouse}; a table that is missing counts as empty. */
    public static FrictionReport of(Lakehouse lakehouse) {
        return of(ReportTables.of(lakehouse), REPORTING);
    }

    static FrictionReport of(ReportTables tables, Currency currency) {
        return new FrictionReport(tables, currency);
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
        ReportPage.write(file, html());
    }

    /** The page as text. */
    String html() {
        return ReportPage.render(model(), currency);
    }

    /** The values under the numbers of the page. */
    List<Figures> figures() {
        return sections.values().stream()
                .flatMap(section -> section.figures().stream())
                .toList();
    }

    private Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        sections.forEach((name, section) -> model.put(name, section.model()));
        return model;
    }
}
