package io.throughline.connectors.database;

import io.throughline.domain.alert.WebhookMessage;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** Lays messages in {@code webhook_outbox}, each once; delivery takes them from there and never holds up the stream. */
public final class OutboxSink {

    private static final String INSERT = RepeatableStatements.insertOnce(
            "webhook_outbox", List.of("message_id", "endpoint", "subject", "type", "occurred_at", "body"));

    private OutboxSink() {}

    /** A sink at least once; a message that is there already changes nothing. Key the stream by {@code messageId}. */
    public static Sink<WebhookMessage> to(DatabaseSettings settings) {
        return GuardedSink.of(settings, INSERT, new Binding(settings.dialect()));
    }

    private record Binding(Dialect dialect) implements JdbcStatementBuilder<WebhookMessage> {
        @Override
        public void accept(PreparedStatement statement, WebhookMessage message) throws SQLException {
            statement.setString(1, CleanText.of(message.messageId()));
            statement.setString(2, CleanText.of(message.endpoint()));
            statement.setString(3, CleanText.of(message.subject()));
            statement.setString(4, CleanText.of(message.type()));
            dialect.bindTime(statement, 5, message.occurredAt());
            statement.setString(6, CleanText.of(message.body()));
        }
    }
}
