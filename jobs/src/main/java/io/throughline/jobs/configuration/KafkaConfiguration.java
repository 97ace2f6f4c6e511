package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * The brokers between the jobs.
 *
 * @param bootstrapServers host:port, separated by commas
 * @param properties further properties of every client; may hold secrets
 * @param transactionTimeout after how long the broker gives up a transaction
 */
public record KafkaConfiguration(String bootstrapServers, Map<String, String> properties, Duration transactionTimeout) {

    public KafkaConfiguration {
        requireNonNull(bootstrapServers, "bootstrapServers");
        requireNonNull(transactionTimeout, "transactionTimeout");
        properties = Map.copyOf(properties);
    }

    /** Names the properties, never their values. */
    @Override
    public String toString() {
        return "KafkaConfiguration[" + bootstrapServers + ", properties " + properties.keySet() + ", "
                + transactionTimeout + "]";
    }
}
