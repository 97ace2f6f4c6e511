package io.throughline.connectors.webhooks;

import static java.util.Objects.requireNonNull;

import io.throughline.connectors.database.DatabaseSettings;
import io.throughline.domain.alert.DeliveryOutcome;
import io.throughline.domain.alert.WebhookDelivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The attempts that were written down, handed on in batches.
 *
 * <p>A batch that was not confirmed is handed out again, with the same id and rows, so whoever writes it to a table can
 * tell by the id that it is there already. For one reader at a time.
 */
public final class DeliveryLog {

    private static final String COLUMNS =
            "message_id, endpoint, type, attempt, attempted_at, outcome, status_code, error, duration_ms";

    private final DatabaseSettings settings;

    private DeliveryLog(DatabaseSettings settings) {
        this.settings = settings;
    }

    /** The log of a database whose tables exist. */
    public static DeliveryLog of(DatabaseSettings settings) {
        return new DeliveryLog(settings);
    }

    /** All attempts so far, in the order they were written. */
    public List<WebhookDelivery> all() throws SQLException {
        try (Connection connection = settings.connect()) {
            return attempts(connection, "", null);
        }
    }

    /** The batch that was not confirmed yet, else all attempts since; empty if there are none. */
    public Optional<Batch> next() throws SQLException {
        try (Connection connection = settings.connect()) {
            connection.setAutoCommit(false);
            String open = openBatch(connection);
            if (open == null) {
                open = UUID.randomUUID().toString();
                update(connection, "UPDATE webhook_attempts SET batch = ? WHERE batch IS NULL", open);
            }
            List<WebhookDelivery> attempts = attempts(connection, "WHERE batch = ?", open);
            connection.commit();
            return attempts.isEmpty() ? Optional.empty() : Optional.of(new Batch(open, attempts));
        }
    }

    /** The batch is safe elsewhere. */
    public void confirm(Batch batch) throws SQLException {
        try (Connection connection = settings.connect()) {
            update(connection, "UPDATE webhook_attempts SET published = TRUE WHERE batch = ?", batch.id());
        }
    }

    private static @Nullable String openBatch(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT batch FROM webhook_attempts WHERE batch IS NOT NULL AND NOT published LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        }
    }

    private static void update(Connection connection, String sql, String batch) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, batch);
            update.executeUpdate();
        }
    }

    private List<WebhookDelivery> attempts(Connection connection, String where, @Nullable String batch)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM webhook_attempts " + where + " ORDER BY sequence")) {
            if (batch != null) {
                select.setString(1, batch);
            }
            List<WebhookDelivery> attempts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    attempts.add(attempt(row));
                }
            }
            return attempts;
        }
    }

    private WebhookDelivery attempt(ResultSet row) throws SQLException {
        int status = row.getInt("status_code");
        Integer statusCode = row.wasNull() ? null : status;
        return new WebhookDelivery(
                row.getString("message_id"),
                row.getString("endpoint"),
                row.getString("type"),
                row.getInt("attempt"),
                requireNonNull(settings.dialect().readTime(row, "attempted_at")),
                DeliveryOutcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                statusCode,
                row.getString("error"),
                row.getLong("duration_ms"));
    }

    /**
     * Attempts to be written elsewhere.
     *
     * @param id the same each time the batch is handed out
     */
    public record Batch(String id, List<WebhookDelivery> attempts) {

        public Batch {
            attempts = List.copyOf(attempts);
        }
    }
}
