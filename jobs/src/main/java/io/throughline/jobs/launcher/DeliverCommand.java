package io.throughline.jobs.launcher;

import io.throughline.connectors.webhooks.DeliverySummary;
import io.throughline.domain.alert.DeliveryOutcome;
import io.throughline.jobs.deployment.Deployment;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The outbox to the endpoints, once or for ever. */
@Command(
        name = "deliver",
        mixinStandardHelpOptions = true,
        header = "Sends the webhooks that wait in the outbox.",
        description = {
            "",
            "Signs each message (Standard Webhooks), tries again on a schedule of days, and writes every attempt to the",
            "table webhook_deliveries. Runs until it is stopped, unless --once is given.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline deliver --config throughline.yaml",
            "  throughline deliver --once --webhook https://hooks.example.org/cx --webhook-secret-env HOOK_SECRET"
        })
final class DeliverCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private WebhookOptions webhook = new WebhookOptions();

    @Option(names = "--once", description = "Sends what is due now, and ends.")
    private boolean once;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Deployment deployment = configuration.deployment(webhook.overrides());
        int endpoints = deployment.configuration().webhooks().endpoints().size();
        if (endpoints == 0) {
            throw new WrongUse("nobody to deliver to: give --webhook URL with --webhook-secret-env NAME,"
                    + " or webhooks.endpoints in --config");
        }
        new OutputFolder(configuration.out()).create();
        try (Delivery delivery = new Delivery(deployment)) {
            if (once) {
                DeliverySummary summary = delivery.drain(Duration.ZERO);
                say(summary, err);
                return summary.count(DeliveryOutcome.DELIVERED) == summary.total() ? 0 : 1;
            }
            err.println("Delivering to " + Numbers.count(endpoints, "endpoint") + "; Ctrl-C ends it.");
            deliverUntilStopped(delivery, err);
            return 0;
        }
    }

    private static void deliverUntilStopped(Delivery delivery, PrintWriter err) throws SQLException {
        Thread worker = Thread.currentThread();
        Thread stop = new Thread(() -> finish(worker), "stop-delivering");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            while (!worker.isInterrupted()) {
                DeliverySummary summary = delivery.drain(Duration.ZERO);
                if (summary.total() > 0) {
                    say(summary, err);
                }
                Thread.sleep(PAUSE.toMillis());
            }
        } catch (InterruptedException stopped) {
            err.println("Stopped; what waits in the outbox is sent next time.");
        }
    }

    /** The attempt under way is finished and written down before the process ends. */
    private static void finish(Thread worker) {
        worker.interrupt();
        try {
            worker.join(Duration.ofSeconds(20).toMillis());
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    static void say(DeliverySummary summary, PrintWriter err) {
        Map<String, Long> outcomes = new TreeMap<>();
        summary.attempts().forEach((outcome, count) -> outcomes.put(outcome.wireName(), count));
        err.println("Webhooks    " + Numbers.count(summary.total(), "attempt")
                + (outcomes.isEmpty() ? "" : ": " + Numbers.list(outcomes)));
    }
}
