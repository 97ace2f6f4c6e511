package io.throughline.connectors.webhooks;

import io.throughline.connectors.database.Dialect;
import io.throughline.domain.alert.WebhookDelivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SQL of the outbox, the same on both databases but for the locking of rows. */
final class OutboxStatements {

    /** A message on a subject waits for the earlier ones. */
    private static final String FIRST_OF_SUBJECT = """
            NOT EXISTS (SELECT 1 FROM webhook_outbox e
                WHERE e.subject = o.subject AND e.endpoint = o.endpoint
                    AND e.occurred_at < o.occurred_at AND e.status <> 'delivered')""";

    static final List<String> WAITS = List.of("due_at", "leased_until", "paused_until");

    static final String WAITING = """
            SELECT o.due_at, o.leased_until, p.paused_until
            FROM webhook_outbox o LEFT JOIN webhook_endpoints p ON p.endpoint = o.endpoint
            WHERE o.endpoint = ? AND o.status = 'pending' AND p.disabled_at IS NULL AND\s""" + FIRST_OF_SUBJECT;

    static final String COUNT = "SELECT status, COUNT(*) FROM webhook_outbox GROUP BY status";

    static final String RELEASE = """
            UPDATE webhook_outbox SET status = 'pending', due_at = NULL
            WHERE endpoint = ? AND status IN ('failed', 'disabled')""";

    static final String ENABLE = """
            UPDATE webhook_endpoints SET disabled_at = NULL, paused_until = NULL, slow_downs = 0
            WHERE endpoint = ?""";

    private static final String SETTLE = """
            UPDATE webhook_outbox
            SET status = ?, attempts = ?, due_at = ?, lease_token = NULL, leased_until = NULL
            WHERE message_id = ? AND lease_token = ?""";

    private static final String INSERT_ATTEMPT = """
            INSERT INTO webhook_attempts
                (message_id, endpoint, type, attempt, attempted_at, outcome, status_code, error, duration_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING""";

    private static final String DISABLE = """
            INSERT INTO webhook_endpoints (endpoint, disabled_at) VALUES (?, ?)
            ON CONFLICT (endpoint) DO UPDATE SET disabled_at = excluded.disabled_at""";

    private static final String SLOW_DOWN = """
            INSERT INTO webhook_endpoints AS e (endpoint, paused_until, slow_downs) VALUES (?, ?, 1)
            ON CONFLICT (endpoint) DO UPDATE
            SET paused_until = excluded.paused_until, slow_downs = e.slow_downs + 1""";

    private static final String SPEED_UP = """
            UPDATE webhook_endpoints SET paused_until = NULL, slow_downs = 0
            WHERE endpoint = ? AND slow_downs > 0""";

    private final Dialect dialect;

    OutboxStatements(Dialect dialect) {
        this.dialect = dialect;
    }

    String lease() {
        return """
                UPDATE webhook_outbox SET lease_token = ?, leased_until = ?
                WHERE message_id = (
                    SELECT o.message_id FROM webhook_outbox o
                    WHERE o.endpoint = ? AND o.status = 'pending'
                        AND (o.due_at IS NULL OR o.due_at <= ?)
                        AND (o.leased_until IS NULL OR o.leased_until <= ?)
                        AND NOT EXISTS (SELECT 1 FROM webhook_endpoints p WHERE p.endpoint = o.endpoint
                            AND (p.disabled_at IS NOT NULL OR p.paused_until > ?))
                        AND %s
                    ORDER BY o.occurred_at, o.message_id
                    LIMIT 1 %s)
                RETURNING message_id, endpoint, type, body, attempts,
                    (SELECT p.slow_downs FROM webhook_endpoints p
                        WHERE p.endpoint = webhook_outbox.endpoint) AS slow_downs""".formatted(FIRST_OF_SUBJECT, dialect.locksRows() ? "FOR UPDATE OF o SKIP LOCKED" : "");
    }

    static LeasedMessage leased(ResultSet row, String token) throws SQLException {
        return new LeasedMessage(
                row.getString("message_id"),
                row.getString("endpoint"),
                row.getString("type"),
                row.getString("body"),
                row.getInt("attempts") + 1,
                row.getInt("slow_downs"),
                token);
    }

    boolean settle(Connection connection, LeasedMessage message, Verdict verdict) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
            update.setString(1, verdict.status());
            update.setInt(2, message.attempt());
            dialect.bindTime(update, 3, verdict.dueAt());
            update.setString(4, message.messageId());
            update.setString(5, message.token());
            return update.executeUpdate() == 1;
        }
    }

    void insertAttempt(Connection connection, WebhookDelivery delivery) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_ATTEMPT)) {
            insert.setString(1, delivery.messageId());
            insert.setString(2, delivery.endpoint());
            insert.setString(3, delivery.type());
            insert.setInt(4, delivery.attempt());
            dialect.bindTime(insert, 5, delivery.attemptedAt());
            insert.setString(6, delivery.outcome().wireName());
            insert.setObject(7, delivery.statusCode(), Types.INTEGER);
            insert.setString(8, delivery.error());
            insert.setLong(9, delivery.durationMs());
            insert.executeUpdate();
        }
    }

    void updateEndpoint(Connection connection, String endpoint, Verdict verdict, Instant at) throws SQLException {
        if (verdict.status().equals(Verdict.DISABLED)) {
            update(connection, DISABLE, endpoint, at);
        } else if (verdict.pausedUntil() != null) {
            update(connection, SLOW_DOWN, endpoint, verdict.pausedUntil());
        } else if (verdict.status().equals(Verdict.DELIVERED)) {
            update(connection, SPEED_UP, endpoint, null);
        }
    }

    private void update(Connection connection, String sql, String endpoint, @Nullable Instant time)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, endpoint);
            if (time != null) {
                dialect.bindTime(update, 2, time);
            }
            update.executeUpdate();
        }
    }
}
