package io.throughline.jobs.launcher;

import io.throughline.connectors.database.DatabaseSchema;
import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseWriter;
import io.throughline.connectors.webhooks.Deliverer;
import io.throughline.connectors.webhooks.DeliveryLog;
import io.throughline.connectors.webhooks.DeliverySummary;
import io.throughline.connectors.webhooks.EndpointSettings;
import io.throughline.connectors.webhooks.Outbox;
import io.throughline.connectors.webhooks.RetrySchedule;
import io.throughline.domain.table.Rows;
import io.throughline.jobs.configuration.WebhookConfiguration;
import io.throughline.jobs.deployment.Deployment;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The outbox of a deployment on its way to the endpoints, each attempt also a row of the lakehouse. */
final class Delivery implements AutoCloseable {

    private final Outbox outbox;
    private final Deliverer deliverer;
    private final DeliveryLog log;
    private final Deployment deployment;

    Delivery(Deployment deployment) throws SQLException {
        this.deployment = deployment;
        DatabaseSchema.create(deployment.database());
        outbox = Outbox.of(deployment.database());
        deliverer = Deliverer.of(
                outbox,
                endpoints(deployment.configuration().webhooks()),
                new RetrySchedule(deployment.configuration().webhooks().retrySchedule()),
                Clock.systemUTC());
        log = DeliveryLog.of(deployment.database());
    }

    /**
     * The endpoints of a configuration.
     *
     * @throws IllegalArgumentException if one may not be called as it is configured, saying why
     */
    static List<EndpointSettings> endpoints(WebhookConfiguration webhooks) {
        return webhooks.endpoints().stream()
                .map(endpoint -> EndpointSettings.named(endpoint.name())
                        .url(endpoint.url().toString())
                        .secret(endpoint.secret().value())
                        .types(Set.copyOf(endpoint.types()))
                        .allowedNetworks(webhooks.allowNetworks())
                        .allowedPorts(webhooks.allowPorts())
                        .build())
                .toList();
    }

    /** Sends what is due, and what becomes due within {@code patience}; then tells the lakehouse. */
    DeliverySummary drain(Duration patience) throws SQLException, InterruptedException {
        try {
            return deliverer.drain(patience);
        } finally {
            publish();
        }
    }

    /** Writes the attempts that the lakehouse does not know yet; a batch that was written before is not written twice. */
    private void publish() throws SQLException {
        Optional<DeliveryLog.Batch> batch = log.next();
        if (batch.isEmpty()) {
            return;
        }
        try (Lakehouse lakehouse = Lakehouse.open(deployment.lakehouse())) {
            lakehouse.createTables();
            while (batch.isPresent()) {
                new LakehouseWriter(lakehouse)
                        .appendAll(
                                Rows.WEBHOOK_DELIVERIES,
                                batch.get().attempts(),
                                "deliver." + batch.get().id(),
                                1);
                log.confirm(batch.get());
                batch = log.next();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        deliverer.close();
        outbox.close();
    }
}
