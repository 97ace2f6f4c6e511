package io.throughline.connectors.webhooks;

import io.throughline.connectors.database.DatabaseSettings;
import io.throughline.domain.alert.WebhookMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** Messages for tests, and a way to lay them into an outbox. */
final class Messages {

    static final String BODY = "{\"type\":\"friction.spike.firing\",\"data\":{\"step\":\"päyment\"}}";

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Messages() {}

    static WebhookMessage of(String id, String subject, int seconds) {
        return new WebhookMessage(id, "crm", subject, "friction.spike.firing", NOON.plusSeconds(seconds), BODY);
    }

    static void lay(DatabaseSettings database, WebhookMessage... messages) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO webhook_outbox"
                        + " (message_id, endpoint, subject, type, occurred_at, body) VALUES (?, ?, ?, ?, ?, ?)")) {
            for (WebhookMessage message : messages) {
                insert.setString(1, message.messageId());
                insert.setString(2, message.endpoint());
                insert.setString(3, message.subject());
                insert.setString(4, message.type());
                database.dialect().bindTime(insert, 5, message.occurredAt());
                insert.setString(6, message.body());
                insert.executeUpdate();
            }
        }
    }
}
