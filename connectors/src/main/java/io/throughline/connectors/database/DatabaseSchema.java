package io.throughline.connectors.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of the live flow, made where they are missing. */
public final class DatabaseSchema {

    private DatabaseSchema() {}

    /**
     * Makes schema, tables and indexes that do not exist yet; what exists is left as it is.
     *
     * @throws SQLException if the database cannot be reached or refuses
     */
    public static void create(DatabaseSettings settings) throws SQLException {
        Dialect dialect = settings.dialect();
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            if (dialect == Dialect.POSTGRESQL) {
                // Two processes that start together would both find nothing and both create.
                statement.execute("SELECT pg_advisory_xact_lock(7461843690216)");
            }
            if (settings.schema() != null) {
                statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + settings.schema() + "\"");
            }
            for (String sql : statements(dialect)) {
                statement.execute(sql);
            }
            connection.commit();
        }
    }

    private static List<String> statements(Dialect dialect) {
        String time = dialect.timeType;
        List<String> statements = new ArrayList<>();
        statements.add("""
                CREATE TABLE IF NOT EXISTS customer_state (
                    profile_id TEXT PRIMARY KEY,
                    customer_id TEXT,
                    matches BIGINT NOT NULL,
                    frustration DOUBLE PRECISION NOT NULL,
                    last_pattern TEXT NOT NULL,
                    last_match_id TEXT NOT NULL,
                    last_matched_at %1$s NOT NULL,
                    version_time %1$s NOT NULL,
                    version_sequence BIGINT NOT NULL)""".formatted(time));
        statements.add("""
                CREATE TABLE IF NOT EXISTS webhook_outbox (
                    message_id TEXT PRIMARY KEY,
                    endpoint TEXT NOT NULL,
                    subject TEXT NOT NULL,
                    type TEXT NOT NULL,
                    occurred_at %1$s NOT NULL,
                    body TEXT NOT NULL,
                    status TEXT NOT NULL DEFAULT 'pending',
                    attempts INTEGER NOT NULL DEFAULT 0,
                    due_at %1$s,
                    lease_token TEXT,
                    leased_until %1$s)""".formatted(time));
        statements.add("CREATE INDEX IF NOT EXISTS webhook_outbox_pending"
                + " ON webhook_outbox (endpoint, occurred_at) WHERE status = 'pending'");
        statements.add(
                "CREATE INDEX IF NOT EXISTS webhook_outbox_subject ON webhook_outbox (subject, endpoint, occurred_at)");
        statements.add("""
                CREATE TABLE IF NOT EXISTS webhook_attempts (
                    sequence %2$s,
                    message_id TEXT NOT NULL,
                    endpoint TEXT NOT NULL,
                    type TEXT NOT NULL,
                    attempt INTEGER NOT NULL,
                    attempted_at %1$s NOT NULL,
                    outcome TEXT NOT NULL,
                    status_code INTEGER,
                    error TEXT,
                    duration_ms BIGINT NOT NULL,
                    batch TEXT,
                    published BOOLEAN NOT NULL DEFAULT FALSE,
                    UNIQUE (message_id, attempt))""".formatted(time, dialect.sequenceType));
        statements.add("""
                CREATE TABLE IF NOT EXISTS webhook_endpoints (
                    endpoint TEXT PRIMARY KEY,
                    disabled_at %1$s,
                    slow_downs INTEGER NOT NULL DEFAULT 0,
                    paused_until %1$s)""".formatted(time));
        return statements;
    }
}
