package io.throughline.connectors.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Checks before a job starts that its transactions can live as long as they must.
 *
 * <p>A transaction that is older than its time-out is aborted by the broker, and the records of a checkpoint that was
 * already complete are gone; Kafka's connector says so only in a log.
 */
public final class TransactionTimeouts {

    private static final String BROKER_LIMIT = "transaction.max.timeout.ms";

    private TransactionTimeouts() {}

    /**
     * Checks that every broker grants the transaction time-out that the settings ask for.
     *
     * @throws IllegalStateException if one does not, saying what to set
     * @throws KafkaUnreachableException if the cluster does not answer or does not tell its limit
     */
    public static void check(KafkaSettings settings) {
        check(settings, Duration.ZERO);
    }

    /**
     * Checks besides that the time-out outlives an outage.
     *
     * @param longestOutage the longest time from the start of a checkpoint to the end of the restart after a failure
     *     that is to lose nothing: checkpoint interval, checkpoint time-out and the time that people need to bring a
     *     job back
     * @throws IllegalStateException if it does not, saying what to set
     */
    public static void check(KafkaSettings settings, Duration longestOutage) {
        Duration timeout = settings.transactionTimeout();
        if (timeout.compareTo(longestOutage) <= 0) {
            throw new IllegalStateException("the transaction time-out " + timeout + " is not longer than the outage "
                    + longestOutage + " that the job is to survive: what it wrote before would be lost silently;"
                    + " set the transaction time-out above " + longestOutage);
        }
        Duration limit = brokerLimit(settings);
        if (timeout.compareTo(limit) > 0) {
            throw new IllegalStateException(
                    "the transaction time-out " + timeout + " is above the brokers' " + BROKER_LIMIT
                            + "=" + limit.toMillis() + " (" + limit + "): the job could not start;"
                            + " set the transaction time-out to at most " + limit + ", or " + BROKER_LIMIT
                            + " on every broker to at least " + timeout.toMillis());
        }
    }

    /** The smallest limit among the brokers. */
    private static Duration brokerLimit(KafkaSettings settings) {
        try (Admin admin = Admin.create(settings.client())) {
            List<ConfigResource> brokers = admin.describeCluster().nodes().get().stream()
                    .map(Node::idString)
                    .map(id -> new ConfigResource(ConfigResource.Type.BROKER, id))
                    .toList();
            long smallest = admin.describeConfigs(brokers).all().get().values().stream()
                    .mapToLong(TransactionTimeouts::limit)
                    .min()
                    .orElseThrow(() -> new KafkaException("the cluster names no broker"));
            return Duration.ofMillis(smallest);
        } catch (ExecutionException | KafkaException e) {
            throw new KafkaUnreachableException(
                    "cannot read " + BROKER_LIMIT + " of the brokers at " + settings.bootstrapServers()
                            + " (the right DescribeConfigs on the cluster is needed)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnreachableException("interrupted while reading " + BROKER_LIMIT, e);
        }
    }

    private static long limit(Config broker) {
        return Long.parseLong(broker.get(BROKER_LIMIT).value());
    }
}
