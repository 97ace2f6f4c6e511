package io.throughline.jobs.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import io.throughline.jobs.deployment.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the last run's records are all accounted for: read = accepted + failed + duplicates, and the tables agree. */
final class Balance {

    private final Deployment deployment;
    private final Path summary;

    Balance(Deployment deployment, Path out) {
        this.deployment = deployment;
        this.summary = out.resolve("summary.json");
    }

    Finding find() throws IOException {
        if (!Files.exists(summary)) {
            return Finding.ok("balance", "no run to be checked yet");
        }
        JsonNode run = new ObjectMapper().readTree(summary.toFile());
        long accepted = run.path("accepted").asLong();
        long failed = run.path("failed").asLong();
        long duplicates = run.path("duplicates").asLong();
        long read = run.path("read").asLong();
        String sum = read + " read = " + accepted + " accepted + " + failed + " failed + " + duplicates + " duplicates";
        if (read != accepted + failed + duplicates) {
            return Finding.fail("balance", "the last run does not add up: " + sum);
        }
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            LakehouseReader reader = new LakehouseReader(lakehouse);
            long events = reader.count("events");
            long kept = reader.count("failed_events");
            if (events < accepted || kept < failed) {
                return Finding.fail(
                        "balance",
                        sum + ", but the tables hold only " + events + " events and " + kept + " failed events");
            }
            boolean more = events > accepted || kept > failed;
            return Finding.ok("balance", sum + (more ? "; the tables also hold earlier runs" : "; the tables agree"));
        }
    }
}
