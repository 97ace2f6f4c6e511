package io.throughline.jobs.launcher;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import io.throughline.connectors.lakehouse.RunRecord;
import io.throughline.connectors.lakehouse.Runs;
import io.throughline.jobs.ingest.IngestCounts;
import io.throughline.jobs.report.FrictionReport;
import io.throughline.jobs.truth.PlantedIncidents;
import io.throughline.jobs.truth.TrueCredit;
import io.throughline.jobs.truth.TrueEffects;
import io.throughline.jobs.truth.TrueValue;
import io.throughline.jobs.value.ValueRun;
import io.throughline.value.quality.Gini;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the demonstration found, what it costs, how that compares with the truth, and where to look next. */
final class DemoSummary {

    private final FrictionReport report;
    private final ValueRun.Outcome value;
    private final IngestCounts counts;
    private final PlantedIncidents incidents;
    private final TrueEffects effects;
    private final TrueCredit credit;
    private final @Nullable Gini gini;

    /**
     * @param truth folder of the company's truth
     */
    DemoSummary(Lakehouse lakehouse, FrictionReport report, ValueRun.Outcome value, IngestCounts counts, Path truth) {
        this.report = report;
        this.value = value;
        this.counts = counts;
        Runs runs = new Runs(lakehouse);
        RunRecord run = runs.latest().orElseThrow();
        this.incidents = PlantedIncidents.of(truth, new LakehouseReader(lakehouse).rows("alerts"));
        this.effects = TrueEffects.of(truth, runs.rows(run, "friction_cost"));
        this.credit = TrueCredit.of(truth, runs.rows(run, "attribution"));
        this.gini = TrueValue.gini(truth, runs.rows(run, "customer_value")).orElse(null);
    }

    /** @param out the output folder as the user gave it */
    void say(PrintWriter err, WebhookReceiver receiver, Path out, String total) {
        err.println();
        err.println("Found       " + Numbers.count(report.matches(), "match") + ": "
                + Numbers.list(report.matchesByPattern()));
        err.println("            " + Numbers.count(report.switches(), "move") + " between channels, "
                + Numbers.count(receiver.received(), "webhook") + " received with a valid signature, "
                + receiver.refused() + " refused");
        new ValueSummary(value).sayFindings(err);
        err.println("Truth       " + incidents.found() + " of "
                + incidents.incidents().size()
                + " planted incidents fired and resolved; "
                + Numbers.count(incidents.others().size(), "alert")
                + " that nothing planted explains");
        err.println("            the true effect on churn lies in the stated interval, or is said to be undecided, for "
                + effects.honest() + " of " + effects.effects().size() + " frictions");
        err.println("            distance of credited conversions from the truth: " + distances());
        if (gini != null) {
            err.printf(
                    Locale.ROOT,
                    "            predicted value ranks the next year's spending with a Gini of %.2f, where %.2f is best%n",
                    gini.coefficient(),
                    gini.bestAttainable());
        }
        err.println("Took        " + total);
        err.println("Next        open " + out.resolve("report.html"));
        err.println(
                "            throughline sql --out " + out
                        + " \"SELECT customer_id, clv_12m, churn_probability FROM customer_360 ORDER BY clv_12m DESC LIMIT 10\"");
        err.println("            the truth lies in " + out.resolve("company").resolve("truth")
                + ", tables as Parquet in " + out.resolve("export"));
    }

    /** The same for programs. */
    Map<String, Object> values(WebhookReceiver receiver) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("command", "demo");
        values.putAll(new IngestSummary(counts).values());
        values.put("matches", report.matches());
        values.put("matches_by_pattern", report.matchesByPattern());
        values.put("channel_switches", report.switches());
        values.put("alerts_fired", report.alertsFired());
        values.put("alerts_resolved", report.alertsResolved());
        values.put("webhooks_received", receiver.received());
        values.put("webhooks_refused", receiver.refused());
        values.put(
                "incidents",
                incidents.incidents().stream().map(DemoSummary::values).toList());
        values.put("unexplained_alerts", incidents.others());
        values.put(
                "true_effects",
                effects.effects().stream().map(DemoSummary::values).toList());
        values.put("attribution_distance", new TreeMap<>(credit.distances()));
        Optional.ofNullable(gini).ifPresent(found -> {
            values.put("gini", found.coefficient());
            values.put("gini_best_attainable", found.bestAttainable());
        });
        return values;
    }

    private String distances() {
        return String.join(
                ", ",
                credit.distances().entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .map(entry -> String.format(Locale.ROOT, "%s %.2f", entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Map<String, Object> values(PlantedIncidents.Planted incident) {
        return Map.of("name", incident.name(), "fired", incident.fired(), "resolved", incident.resolved());
    }

    private static Map<String, @Nullable Object> values(TrueEffects.Effect effect) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("pattern", effect.pattern());
        values.put("truth", effect.truth());
        values.put("low", effect.low());
        values.put("high", effect.high());
        values.put("status", effect.status());
        return values;
    }
}
