package io.throughline.jobs.launcher;

import io.throughline.cep.PatternDefinition;
import io.throughline.connectors.kafka.Topic;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.ParquetExport;
import io.throughline.jobs.configuration.ReferenceConfiguration;
import io.throughline.jobs.configuration.Topics;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.value.AnnouncePrices;
import io.throughline.jobs.value.CampaignSpend;
import io.throughline.jobs.value.ExchangeRates;
import io.throughline.jobs.value.PublishedValues;
import io.throughline.jobs.value.ValueRun;
import io.throughline.jobs.value.ValueSettings;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The lakehouse's history in; customer values, attribution, churn and the cost of friction out. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        header =
                "Computes the value tables of a lakehouse: value, attribution, churn, cost of friction, metrics, journeys.",
        description = {
            "",
            "Reads the events, matches and channel switches that friction left below --out, computes every table for one",
            "moment, checks them, and publishes all of them or none. A run that died is completed or dropped by the next.",
            "Exchange rates and campaign spend come from the files that the configuration names; where Kafka is configured,",
            "the prices go to the topics customer-value and friction-cost.",
            ""
        },
        footer = {"", "Example:", "  throughline value run --out throughline-out --as-of 2026-03-01T00:00:00Z"})
final class ValueRunCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "Up to when data counts, for example 2026-03-01T00:00:00Z. Default: the midnight (UTC) after"
                    + " the last event.")
    private @Nullable Instant asOf;

    @Option(names = "--json", description = "Prints the rows of friction_cost, one JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Deployment deployment = configuration.deployment(List.of());
        new OutputFolder(configuration.out()).needWarehouse(deployment);
        long start = System.nanoTime();
        Instant until = asOf(deployment);
        ValueSettings settings = settings(deployment, until, until.plus(1, ChronoUnit.DAYS));
        err.println("Reading the past up to " + settings.asOf() + " …");
        ValueRun.Outcome outcome = new ValueRun(
                        deployment.lakehouse(), deployment.configuration().parallelism())
                .run(settings, spend(deployment, settings));
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            if (deployment.configuration().kafka() != null) {
                Topics topics = deployment.configuration().topics();
                new AnnouncePrices(
                                deployment.kafka(),
                                Topic.CUSTOMER_VALUE.named(topics.customerValue()),
                                Topic.FRICTION_COST.named(topics.frictionCost()))
                        .announce(PublishedValues.of(lakehouse));
            }
            ParquetExport.write(lakehouse, configuration.out());
        }
        ValueSummary summary = new ValueSummary(outcome);
        summary.say(err, System.nanoTime() - start, configuration.outAsGiven());
        if (json) {
            PrintWriter out = spec.commandLine().getOut();
            outcome.results()
                    .getOrDefault("friction_cost", List.of())
                    .forEach(row -> out.println(ValueSummary.json(row)));
            out.flush();
        }
        return 0;
    }

    /**
     * What the flow is asked for.
     *
     * @param effectiveFrom from when on its values price what happens
     */
    static ValueSettings settings(Deployment deployment, Instant asOf, Instant effectiveFrom) {
        ReferenceConfiguration reference = deployment.configuration().reference();
        ExchangeRates rates = reference.exchangeRates() == null
                ? ExchangeRates.none()
                : ExchangeRates.read(reference.exchangeRates());
        Map<String, List<String>> firstSteps = deployment.friction().patterns().stream()
                .collect(Collectors.toMap(
                        PatternDefinition::name,
                        pattern -> pattern.steps().get(0).occurrence().on()));
        return new ValueSettings(asOf, effectiveFrom, rates, firstSteps);
    }

    static CampaignSpend spend(Deployment deployment, ValueSettings settings) {
        ReferenceConfiguration reference = deployment.configuration().reference();
        return reference.campaignSpend() == null
                ? CampaignSpend.none()
                : CampaignSpend.read(reference.campaignSpend(), settings.rates(), settings.asOf());
    }

    private Instant asOf(Deployment deployment) {
        if (asOf != null) {
            return asOf.truncatedTo(ChronoUnit.SECONDS);
        }
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            return ValueRun.endOfData(lakehouse)
                    .orElseThrow(() -> new WrongUse(
                            "there are no events in " + configuration.out() + "; run throughline friction first"));
        }
    }
}
