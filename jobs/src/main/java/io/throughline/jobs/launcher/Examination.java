package io.throughline.jobs.launcher;

import io.throughline.connectors.database.DatabaseSchema;
import io.throughline.connectors.kafka.TransactionTimeouts;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import io.throughline.connectors.lakehouse.Tables;
import io.throughline.connectors.webhooks.EndpointSettings;
import io.throughline.connectors.webhooks.Outbox;
import io.throughline.domain.table.Table;
import io.throughline.jobs.deployment.Deployment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** Looks at everything that a deployment needs, one thing after another; none of them stops the others. */
final class Examination {

    private static final int OLDEST_JAVA = 17;

    private final Deployment deployment;
    private final Path out;

    Examination(Deployment deployment, Path out) {
        this.deployment = deployment;
        this.out = out;
    }

    /** What the process itself is made of. */
    static List<Finding> process() {
        int java = Runtime.version().feature();
        String version = new Version().getVersion()[0];
        return List.of(
                java >= OLDEST_JAVA
                        ? Finding.ok("java", Runtime.version() + " in " + System.getProperty("java.home"))
                        : Finding.fail("java", "version " + java + " is older than " + OLDEST_JAVA),
                Finding.ok("program", version + ", Flink " + EnvironmentInformation.getVersion()));
    }

    List<Finding> all() {
        return List.of(
                look("output", this::output),
                look("keys", this::keys),
                look(
                        "patterns",
                        () -> Finding.ok(
                                "patterns",
                                Numbers.count(deployment.friction().patterns().size(), "pattern") + " can be read")),
                look("lakehouse", this::lakehouse),
                look("balance", () -> new Balance(deployment, out).find()),
                look("database", this::database),
                look("endpoints", this::endpoints),
                look("kafka", this::kafka));
    }

    private static Finding look(String place, Callable<Finding> look) {
        try {
            return look.call();
        } catch (Exception failed) {
            String message = failed.getMessage();
            return Finding.fail(
                    place,
                    message == null
                            ? failed.toString()
                            : message.lines().findFirst().orElse(message));
        }
    }

    private Finding output() throws Exception {
        boolean isNew = !Files.exists(out);
        Files.createDirectories(out);
        Path probe = Files.createTempFile(out, "doctor", ".tmp");
        Files.delete(probe);
        if (isNew) {
            Files.delete(out);
        }
        return Finding.ok("output", out + " can be written");
    }

    private Finding keys() {
        boolean configured = deployment.configuration().failedEvents().key() != null
                && deployment.configuration().identity().hashKey().key() != null;
        return configured
                ? Finding.ok("keys", "from the environment")
                : Finding.warn(
                        "keys",
                        "key files in " + out.resolve("keys")
                                + ": enough for one machine; for a deployment set failed_events.key and identity.hash_key");
    }

    private Finding lakehouse() {
        if (noWarehouseYet()) {
            return Finding.warn("lakehouse", "no run has made one yet in " + out);
        }
        Map<String, Long> rows = new LinkedHashMap<>();
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            LakehouseReader reader = new LakehouseReader(lakehouse);
            for (Table table : Tables.all()) {
                if (lakehouse.hasTable(table.name())) {
                    rows.put(table.name(), reader.count(table.name()));
                }
            }
        }
        return rows.isEmpty()
                ? Finding.warn("lakehouse", "the catalog opens, and has no tables yet")
                : Finding.ok("lakehouse", "rows: " + Numbers.list(rows));
    }

    private boolean noWarehouseYet() {
        Path warehouse = Path.of(deployment.lakehouse().warehouse());
        return warehouse.startsWith(out) && !Files.isDirectory(warehouse);
    }

    private Finding database() throws Exception {
        String url = deployment.database().url();
        if (url.startsWith("jdbc:sqlite:" + out) && !Files.exists(out.resolve("state.db"))) {
            return Finding.warn("database", "no run has made one yet in " + out);
        }
        DatabaseSchema.create(deployment.database());
        try (Outbox outbox = Outbox.of(deployment.database())) {
            Map<String, Long> messages = outbox.countByStatus();
            String said = deployment.database() + " answers; outbox: "
                    + (messages.isEmpty() ? "empty" : Numbers.list(messages));
            boolean stuck = messages.getOrDefault("failed", 0L) + messages.getOrDefault("disabled", 0L) > 0;
            return stuck ? Finding.warn("database", said) : Finding.ok("database", said);
        }
    }

    private Finding endpoints() {
        List<EndpointSettings> endpoints =
                Delivery.endpoints(deployment.configuration().webhooks());
        return endpoints.isEmpty()
                ? Finding.warn("endpoints", "none: alerts are in the table and the report only; see webhooks.endpoints")
                : Finding.ok(
                        "endpoints",
                        String.join(
                                ", ", endpoints.stream().map(Object::toString).toList()));
    }

    private Finding kafka() {
        if (deployment.configuration().kafka() == null) {
            return Finding.ok("kafka", "not configured: files are read, nothing is written to topics");
        }
        TransactionTimeouts.check(
                deployment.kafka(), deployment.configuration().checkpoints().interval());
        return Finding.ok(
                "kafka",
                deployment.configuration().kafka().bootstrapServers()
                        + " answers, and grants the transaction time-out");
    }
}
