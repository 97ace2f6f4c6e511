package io.throughline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How to reach a Kafka cluster, and in whose name.
 *
 * @param bootstrapServers {@code host:port}, several separated by commas
 * @param clientProperties passed to every Kafka client as they are: {@code security.protocol}, {@code sasl.mechanism},
 *     {@code sasl.jaas.config}, {@code ssl.truststore.location} …; values may be secret and are never printed
 * @param environment for example {@code prod}; transactional ids and consumer groups begin with it, so that two
 *     environments on one cluster never fence each other
 * @param transactionTimeout how long an unfinished transaction may live; longer than the longest outage that a job is to
 *     survive without loss, and at most the brokers' {@code transaction.max.timeout.ms}
 */
public record KafkaSettings(
        String bootstrapServers,
        Map<String, String> clientProperties,
        String environment,
        Duration transactionTimeout) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final Set<String> OURS = Set.of(
            "bootstrap.servers",
            "group.id",
            "isolation.level",
            "enable.auto.commit",
            "auto.offset.reset",
            "transactional.id",
            "transaction.timeout.ms",
            "enable.idempotence",
            "acks",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer");

    public KafkaSettings {
        requireNonNull(bootstrapServers, "bootstrapServers");
        clientProperties = Map.copyOf(clientProperties);
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("bootstrapServers must name at least one host:port, but is blank");
        }
        if (!NAME.matcher(environment).matches()) {
            throw new IllegalArgumentException("environment must match " + NAME + ", but was '" + environment + "'");
        }
        if (transactionTimeout.toMillis() < 1_000 || transactionTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "transactionTimeout must be between PT1S and PT596H, but was " + transactionTimeout);
        }
        Set<String> taken = new TreeSet<>(clientProperties.keySet());
        taken.retainAll(OURS);
        if (!taken.isEmpty()) {
            throw new IllegalArgumentException(
                    "client properties must leave " + taken + " alone: exactly once depends on them");
        }
    }

    /** Properties for any Kafka client. */
    Properties client() {
        Properties properties = new Properties();
        properties.putAll(clientProperties);
        properties.setProperty("bootstrap.servers", bootstrapServers);
        return properties;
    }

    /** Without the values of the client properties: some are secrets. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=" + bootstrapServers + ", clientProperties="
                + new TreeSet<>(clientProperties.keySet()) + ", environment=" + environment + ", transactionTimeout="
                + transactionTimeout + "]";
    }
}
