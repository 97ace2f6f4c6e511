package io.throughline.jobs.launcher;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.ParquetExport;
import io.throughline.jobs.configuration.ConfigurationFile;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.ingest.IngestCounts;
import io.throughline.jobs.report.FrictionReport;
import io.throughline.jobs.value.ValueRun;
import io.throughline.jobs.value.ValueSettings;
import io.throughline.simulator.Company;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Everything at once on a synthetic company. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Shows everything at once: a synthetic company, its friction, alerts, value, churn and report.",
        description = {
            "",
            "Simulates a retailer, runs ingest and friction over its history, prices its customers and what friction does",
            "to them, and then plays the last day live: alerts are printed as their signed webhooks arrive. All that it",
            "finds can be checked, for the truth lies beside the raw events.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline demo",
            "  throughline demo --customers 10000 --seed 7 --hours-a-second 2 --out demo-7"
        })
final class DemoCommand implements Callable<Integer> {

    private static final int SECONDS_AN_HOUR = 3600;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    @Mixin
    private CompanyOptions options = new CompanyOptions();

    @Option(
            names = "--hours-a-second",
            paramLabel = "X",
            description = "How fast the last day plays. Default: ${DEFAULT-VALUE}.")
    private double hoursASecond = 1;

    @Option(names = "--out", paramLabel = "DIR", description = "Output folder. Default: ./throughline-demo")
    private Path out = Path.of("throughline-demo");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (!(hoursASecond > 0)) {
            throw new WrongUse("--hours-a-second must be more than 0, but was " + hoursASecond);
        }
        PrintWriter err = spec.commandLine().getErr();
        Steps steps = new Steps(err, 5);
        Path folder = out.toAbsolutePath().normalize();
        SimulatedCompany company = simulate(folder, steps);
        try (WebhookReceiver receiver = new WebhookReceiver(message -> steps.say(line(message)))) {
            Deployment deployment = deployment(company, receiver, folder);
            new OutputFolder(folder).prepare(deployment, false, err);
            run(deployment, company, receiver, steps);
        }
        return 0;
    }

    private SimulatedCompany simulate(Path folder, Steps steps) throws IOException {
        Company company = options.company(0);
        steps.begin("Simulating a retailer: " + Numbers.count(company.customers(), "customer") + ", " + company.days()
                + " days up to "
                + day(company.endsAt().minusMillis(1)));
        SimulatedCompany simulated = SimulatedCompany.make(company, folder.resolve("company"));
        steps.end(Numbers.count(simulated.records(), "raw record") + " from "
                + Numbers.count(simulated.counts().size(), "source"));
        return simulated;
    }

    private Deployment deployment(SimulatedCompany company, WebhookReceiver receiver, Path folder) {
        DemoSecrets secrets = new DemoSecrets(company.company(), receiver.secret());
        List<String> settings = new ArrayList<>(DemoSecrets.settings());
        settings.add("checkpoints.interval=1s");
        settings.add("webhooks.endpoints=[{ name: demo, url: " + InputOptions.quoted(receiver.url())
                + ", secret: '${env:" + DemoSecrets.WEBHOOK_SECRET + "}' }]");
        settings.add("webhooks.allow_networks=[127.0.0.0/8]");
        settings.add("webhooks.allow_ports=[" + receiver.port() + "]");
        settings.add("alerts.notify_from=" + company.company().asOf());
        return new Deployment(
                ConfigurationFile.read(company.configuration(), settings, folder, secrets::value),
                folder.resolve("keys"));
    }

    private void run(Deployment deployment, SimulatedCompany company, WebhookReceiver receiver, Steps steps)
            throws Exception {
        Instant asOf = company.company().asOf();
        ValueRun.Outcome value;
        IngestCounts counts;
        try (LiveRun live = new LiveRun(deployment, asOf)) {
            steps.begin("Reading its history, and looking for "
                    + Numbers.count(deployment.friction().patterns().size(), "pattern"));
            live.history(steps::progress);
            steps.end("everything before " + day(asOf) + " is in the tables");
            steps.begin("Pricing customers and friction as of " + day(asOf));
            value = price(deployment, asOf);
            live.price();
            steps.end("each customer and each friction has its price");
            steps.begin("Playing " + day(asOf) + " live: each line is a signed webhook that arrived");
            CompletableFuture<Void> truth = CompletableFuture.runAsync(company::writeTruth);
            counts = live.play(hoursASecond * SECONDS_AN_HOUR);
            truth.get();
            steps.end("the day is over");
        }
        steps.begin("Writing exports and report");
        Path folder = out.toAbsolutePath().normalize();
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            FrictionReport report = FrictionReport.of(lakehouse);
            report.write(folder.resolve("report.html"));
            ParquetExport.write(lakehouse, folder);
            DemoSummary summary = new DemoSummary(lakehouse, report, value, counts, company.truth());
            SummaryFile.write(folder, summary.values(receiver));
            steps.end("done");
            summary.say(spec.commandLine().getErr(), receiver, out, steps.total());
        }
    }

    /** Time stands still for it, so that its prices hold from the very instant up to which it looked. */
    private static ValueRun.Outcome price(Deployment deployment, Instant asOf) throws Exception {
        ValueSettings settings = ValueRunCommand.settings(deployment, asOf, asOf);
        return new ValueRun(deployment.lakehouse(), deployment.configuration().parallelism())
                .run(settings, ValueRunCommand.spend(deployment, settings));
    }

    private static String line(byte[] message) {
        try {
            return AlertLine.of(message, Company.ZONE);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static String day(Instant instant) {
        return DAY.format(ZonedDateTime.ofInstant(instant, Company.ZONE));
    }
}
