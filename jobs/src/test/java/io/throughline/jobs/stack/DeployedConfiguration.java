package io.throughline.jobs.stack;

import io.throughline.connectors.database.TestPostgres;
import io.throughline.connectors.kafka.TestBroker;
import io.throughline.jobs.configuration.ConfigurationFile;
import io.throughline.jobs.deployment.Deployment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The configuration of docker-compose.yml, with the addresses that a test has instead of the containers. */
record DeployedConfiguration(Path file, List<String> overrides, Path out) {

    /** @param more overrides, stronger than the addresses */
    static DeployedConfiguration of(TestBroker kafka, TestPostgres postgres, Path out, String... more) {
        List<String> overrides = new ArrayList<>(List.of(
                "kafka.bootstrap_servers=" + kafka.bootstrapServers(),
                "kafka.transaction_timeout=2m",
                "identity.hash_key=null",
                "failed_events.key=null",
                "event_time.idle_timeout=60s",
                "lakehouse.catalog={type: jdbc, uri: 'jdbc:sqlite:" + out.resolve("warehouse/catalog.db")
                        + "', io-impl: io.throughline.connectors.lakehouse.LocalFiles}",
                "lakehouse.warehouse=" + out.resolve("warehouse"),
                "lakehouse.commit_interval=5s",
                "database.url=" + postgres.settings().url(),
                "database.user=" + postgres.settings().user(),
                "database.password=null",
                "checkpoints.interval=5s",
                "checkpoints.directory=" + out.resolve("checkpoints").toUri()));
        overrides.addAll(List.of(more));
        return new DeployedConfiguration(
                Path.of("../deploy/throughline.yaml").toAbsolutePath().normalize(), List.copyOf(overrides), out);
    }

    Deployment deployment() {
        return new Deployment(ConfigurationFile.read(file, overrides, out), out);
    }

    /** As the command line of a job takes it. */
    String[] arguments() {
        List<String> arguments = new ArrayList<>(List.of("--config", file.toString(), "--out", out.toString()));
        overrides.forEach(override -> arguments.addAll(List.of("--set", override)));
        return arguments.toArray(String[]::new);
    }
}
