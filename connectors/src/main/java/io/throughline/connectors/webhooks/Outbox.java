package io.throughline.connectors.webhooks;

import io.throughline.connectors.database.DatabaseSettings;
import io.throughline.domain.alert.WebhookDelivery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait in {@code webhook_outbox}, and what came of each attempt.
 *
 * <p>Any number of processes may share it: a message is leased by one at a time. Messages on one subject leave in order
 * of time, each only after the earlier ones were delivered, so a resolve is never heard before its firing. May be used
 * by several threads.
 */
public final class Outbox implements AutoCloseable {

    private final DatabaseSettings settings;
    private final OutboxStatements statements;
    private @Nullable Connection connection;

    private Outbox(DatabaseSettings settings) {
        this.settings = settings;
        this.statements = new OutboxStatements(settings.dialect());
    }

    /** The outbox of a database whose tables exist; connects when it is first asked for something. */
    public static Outbox of(DatabaseSettings settings) {
        return new Outbox(settings);
    }

    /** How many messages have each status: pending, delivered, failed, disabled. */
    public Map<String, Long> countByStatus() throws SQLException {
        return transaction(connection -> {
            Map<String, Long> counts = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(OutboxStatements.COUNT);
                    ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        });
    }

    /**
     * Switches an endpoint on again and gives its failed messages one more attempt.
     *
     * @return messages that wait again
     */
    public int enable(String endpoint) throws SQLException {
        return transaction(connection -> {
            try (PreparedStatement release = connection.prepareStatement(OutboxStatements.RELEASE);
                    PreparedStatement enable = connection.prepareStatement(OutboxStatements.ENABLE)) {
                enable.setString(1, endpoint);
                enable.executeUpdate();
                release.setString(1, endpoint);
                return release.executeUpdate();
            }
        });
    }

    /** Takes the next message that is due for {@code endpoint}, for {@code length}. */
    Optional<LeasedMessage> lease(String endpoint, Instant now, Duration length) throws SQLException {
        String token = UUID.randomUUID().toString();
        return transaction(connection -> {
            try (PreparedStatement lease = connection.prepareStatement(statements.lease())) {
                lease.setString(1, token);
                settings.dialect().bindTime(lease, 2, now.plus(length));
                lease.setString(3, endpoint);
                settings.dialect().bindTime(lease, 4, now);
                settings.dialect().bindTime(lease, 5, now);
                settings.dialect().bindTime(lease, 6, now);
                try (ResultSet row = lease.executeQuery()) {
                    return row.next() ? Optional.of(OutboxStatements.leased(row, token)) : Optional.empty();
                }
            }
        });
    }

    /**
     * Writes an attempt down, in one transaction with what follows for message and endpoint.
     *
     * @return false if the lease had ended and another process has the message now
     */
    boolean record(LeasedMessage message, WebhookDelivery delivery, Verdict verdict) throws SQLException {
        return transaction(connection -> {
            boolean held = statements.settle(connection, message, verdict);
            statements.insertAttempt(connection, delivery);
            statements.updateEndpoint(connection, message.endpoint(), verdict, delivery.attemptedAt());
            return held;
        });
    }

    /** When something may be sent to {@code endpoint} again; empty if nothing waits or it is switched off. */
    Optional<Instant> nextDue(String endpoint, Instant now) throws SQLException {
        return transaction(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OutboxStatements.WAITING)) {
                select.setString(1, endpoint);
                Optional<Instant> earliest = Optional.empty();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        Instant due = now;
                        for (String column : OutboxStatements.WAITS) {
                            Instant time = settings.dialect().readTime(rows, column);
                            due = time != null && time.isAfter(due) ? time : due;
                        }
                        earliest =
                                Stream.concat(earliest.stream(), Stream.of(due)).min(Instant::compareTo);
                    }
                }
                return earliest;
            }
        });
    }

    private synchronized <T> T transaction(Work<T> work) throws SQLException {
        Connection current = connection();
        try {
            current.setAutoCommit(false);
            T result = work.on(current);
            current.commit();
            // Left in transaction mode, SQLite's driver would begin the next one now and lock everyone else out.
            current.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException e) {
            // Whatever state it is in, the next one is new.
            close();
            throw e;
        }
    }

    private Connection connection() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = settings.connect();
            connection = current;
        }
        return current;
    }

    @Override
    public synchronized void close() throws SQLException {
        Connection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
