package io.throughline.jobs.launcher;

import io.throughline.cep.PatternDefinition;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.ParquetExport;
import io.throughline.connectors.webhooks.DeliverySummary;
import io.throughline.domain.alert.DeliveryOutcome;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.embedded.EmbeddedRun;
import io.throughline.jobs.friction.Friction;
import io.throughline.jobs.ingest.IngestCounts;
import io.throughline.jobs.report.FrictionReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Raw records in; friction, alerts, webhooks, tables and report out. */
@Command(
        name = "friction",
        mixinStandardHelpOptions = true,
        header = "Finds friction in raw records: matches, channel switches, alerts, webhooks, tables, a report.",
        description = {
            "",
            "Reads raw records as ingest does, looks for the patterns, counts what it finds, fires and resolves alerts,",
            "and delivers them to the endpoints that are configured. Tables, Parquet exports, customer state and a report",
            "lie below --out afterwards.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline friction --input sample/segment-events.jsonl --format segment",
            "  throughline friction --input exports/ --format our-till.yaml --patterns our-patterns/ --json",
            "  throughline friction --input exports/ --format segment \\",
            "      --webhook https://hooks.example.org/cx --webhook-secret-env HOOK_SECRET"
        })
final class FrictionCommand implements Callable<Integer> {

    /** Long enough for the first retry, so that a receiver that hiccups is not left for later. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private WebhookOptions webhook = new WebhookOptions();

    @Option(
            names = "--patterns",
            paramLabel = "PATH",
            description = "Pattern file, or folder of them. Default: the shipped patterns.")
    private @Nullable Path patterns;

    @Option(names = "--json", description = "Prints the matches, one JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Deployment deployment = configuration.deployment(overrides());
        InputOptions.needed(deployment.configuration());
        boolean endpoints =
                !Delivery.endpoints(deployment.configuration().webhooks()).isEmpty();
        OutputFolder out = new OutputFolder(configuration.out());
        int looked = deployment.friction().patterns().size();
        out.prepare(deployment, input.append(), err);

        long start = System.nanoTime();
        if (patterns != null) {
            sayWhatWaits(deployment.patterns(), err);
        }
        err.println("Reading, and looking for " + Numbers.count(looked, "pattern") + " …");
        EmbeddedRun run = new EmbeddedRun(deployment, input.mode());
        Friction.Flow friction = run.friction(run.files(), run.noValues());
        if (json) {
            JsonLines.ofMatches(friction.matches(), out.lines());
        }
        IngestCounts counts = IngestCounts.of(new RunningJob(run.start("throughline friction"), err).await());
        out.printLines(spec.commandLine().getOut());
        IngestSummary ingested = new IngestSummary(counts);
        ingested.say(err, System.nanoTime() - start);

        DeliverySummary delivered = endpoints ? deliver(deployment, err) : null;
        FrictionReport report;
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            report = FrictionReport.of(lakehouse);
            report.write(configuration.out().resolve("report.html"));
            ParquetExport.write(lakehouse, configuration.out());
        }
        say(report, endpoints, err);
        SummaryFile.write(configuration.out(), values(ingested, report, delivered));
        return 0;
    }

    private static void sayWhatWaits(List<PatternDefinition> all, PrintWriter err) {
        List<String> waiting = all.stream()
                .filter(pattern -> !pattern.isLive())
                .map(pattern ->
                        pattern.name() + " (" + pattern.description().status().wireName() + ")")
                .toList();
        if (!waiting.isEmpty()) {
            err.println("Not looked for until they are live: " + String.join(", ", waiting));
        }
    }

    private List<String> overrides() {
        List<String> overrides = new ArrayList<>(input.overrides());
        overrides.addAll(webhook.overrides());
        if (patterns != null) {
            overrides.add("patterns=" + InputOptions.quoted(patterns.toString()));
        }
        return overrides;
    }

    private static DeliverySummary deliver(Deployment deployment, PrintWriter err) throws Exception {
        try (Delivery delivery = new Delivery(deployment)) {
            DeliverySummary summary = delivery.drain(PATIENCE);
            DeliverCommand.say(summary, err);
            return summary;
        }
    }

    private void say(FrictionReport report, boolean endpoints, PrintWriter err) {
        Path out = configuration.outAsGiven();
        err.println("Friction    " + Numbers.count(report.matches(), "match")
                + (report.matchesByPattern().isEmpty() ? "" : ": " + Numbers.list(report.matchesByPattern())));
        err.println("Switches    " + Numbers.count(report.switches(), "move") + " between channels");
        err.println("Alerts      " + report.alertsFired() + " fired, " + report.alertsResolved() + " resolved"
                + (endpoints || report.alertsFired() == 0 ? "" : " (no webhook endpoint is configured)"));
        err.println("Tables      " + out.resolve("warehouse") + ", and as plain Parquet in " + out.resolve("export"));
        err.println("Report      " + out.resolve("report.html"));
        err.println("Next        open the report, or throughline sql --out " + out
                + " \"SELECT pattern, customer_id, matched_at FROM friction\"");
    }

    private static Map<String, Object> values(
            IngestSummary ingested, FrictionReport report, @Nullable DeliverySummary delivered) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("command", "friction"));
        values.putAll(ingested.values());
        values.put("matches", report.matches());
        values.put("matches_by_pattern", report.matchesByPattern());
        values.put("channel_switches", report.switches());
        values.put("alerts_fired", report.alertsFired());
        values.put("alerts_resolved", report.alertsResolved());
        if (delivered != null) {
            values.put("deliveries", delivered.total());
            values.put("delivered", delivered.count(DeliveryOutcome.DELIVERED));
        }
        return values;
    }
}
