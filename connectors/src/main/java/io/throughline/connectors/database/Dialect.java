package io.throughline.connectors.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What differs between the two databases; the statements themselves are the same. */
public enum Dialect {
    /** A server, for many writers: {@code jdbc:postgresql:}. */
    POSTGRESQL("jdbc:postgresql:", "org.postgresql.Driver", "TIMESTAMPTZ", "BIGINT GENERATED ALWAYS AS IDENTITY") {
        @Override
        public void bindTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
            if (time == null) {
                statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                statement.setObject(index, time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            }
        }

        @Override
        public @Nullable Instant readTime(ResultSet row, String column) throws SQLException {
            OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
            return time == null ? null : time.toInstant();
        }

        @Override
        Properties properties() {
            return new Properties();
        }
    },
    /** A file, for one machine: {@code jdbc:sqlite:}. Times are text of fixed width, so they compare as they should. */
    SQLITE("jdbc:sqlite:", "org.sqlite.JDBC", "TEXT", "INTEGER PRIMARY KEY AUTOINCREMENT") {
        @Override
        public void bindTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException {
            statement.setString(index, time == null ? null : MICROSECONDS.format(time.atOffset(ZoneOffset.UTC)));
        }

        @Override
        public @Nullable Instant readTime(ResultSet row, String column) throws SQLException {
            String time = row.getString(column);
            return time == null ? null : Instant.parse(time);
        }

        @Override
        Properties properties() {
            Properties properties = new Properties();
            properties.setProperty("busy_timeout", "20000");
            properties.setProperty("journal_mode", "WAL");
            properties.setProperty("synchronous", "NORMAL");
            // A transaction that reads first and writes later cannot wait for another writer: it would fail at once.
            properties.setProperty("transaction_mode", "IMMEDIATE");
            return properties;
        }
    };

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    final String prefix;
    final String driver;
    final String timeType;
    final String sequenceType;

    Dialect(String prefix, String driver, String timeType, String sequenceType) {
        this.prefix = prefix;
        this.driver = driver;
        this.timeType = timeType;
        this.sequenceType = sequenceType;
    }

    /** Binds a time, to the microsecond. */
    public abstract void bindTime(PreparedStatement statement, int index, @Nullable Instant time) throws SQLException;

    /** Reads a time, null if there is none. */
    public abstract @Nullable Instant readTime(ResultSet row, String column) throws SQLException;

    /** Whether rows are locked one by one, so that a reader can step over those of another. */
    public boolean locksRows() {
        return this == POSTGRESQL;
    }

    abstract Properties properties();
}
