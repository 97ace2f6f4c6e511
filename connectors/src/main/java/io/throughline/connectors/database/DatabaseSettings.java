package io.throughline.connectors.database;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to reach the database: a PostgreSQL server or a SQLite file. The password shows in no message.
 *
 * @param url {@code jdbc:postgresql://host:port/database} or {@code jdbc:sqlite:file}, without credentials
 * @param user who connects, null for SQLite
 * @param password of the user, null if none is needed
 * @param schema where the tables are, PostgreSQL only; null for the connection's default
 */
public record DatabaseSettings(
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String schema) implements Serializable {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public DatabaseSettings {
        requireNonNull(url, "url");
        Dialect dialect = dialectOf(url);
        String options = url.toLowerCase(Locale.ROOT);
        if (options.contains("password=") || options.contains("user=")) {
            throw new IllegalArgumentException(
                    "the database url must not carry credentials: give user and password apart, for " + shown(url));
        }
        if (options.contains("rewritebatchedinserts=true")) {
            throw new IllegalArgumentException("reWriteBatchedInserts must stay off, for " + shown(url)
                    + ": a key that comes twice in one batch would fail it");
        }
        if (schema != null && dialect == Dialect.SQLITE) {
            throw new IllegalArgumentException("SQLite has no schemas, but got schema " + schema);
        }
        if (schema != null && !IDENTIFIER.matcher(schema).matches()) {
            throw new IllegalArgumentException("schema must match " + IDENTIFIER + ", but was " + schema);
        }
    }

    public DatabaseSettings(String url, @Nullable String user, @Nullable String password) {
        this(url, user, password, null);
    }

    /** Which of the two it is. */
    public Dialect dialect() {
        return dialectOf(url);
    }

    /** The same database, with the tables in {@code name}: lower-case letters, digits and underscores. */
    public DatabaseSettings inSchema(String name) {
        return new DatabaseSettings(url, user, password, name);
    }

    /**
     * A new connection, in auto-commit mode.
     *
     * @throws SQLException if there is none to be had; its message names the database, never the password
     */
    public Connection connect() throws SQLException {
        Dialect dialect = dialect();
        Properties properties = dialect.properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        Connection connection = open(dialect, properties);
        if (schema != null) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path TO \"" + schema + "\"");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }

    private Connection open(Dialect dialect, Properties properties) throws SQLException {
        try {
            // Drivers that came with a job's jar are unknown to the system's class loader until they are named.
            Class.forName(dialect.driver);
            return DriverManager.getConnection(url, properties);
        } catch (ClassNotFoundException e) {
            throw new SQLException("no driver for " + shown(url) + ": " + dialect.driver, e);
        } catch (SQLException e) {
            throw new SQLException(masked("cannot connect to " + this + ": " + e.getMessage()), e.getSQLState());
        }
    }

    private String masked(String message) {
        return password == null || password.isEmpty() ? message : message.replace(password, "***");
    }

    @Override
    public String toString() {
        return shown(url) + (user == null ? "" : " as " + user) + (schema == null ? "" : " in " + schema);
    }

    private static Dialect dialectOf(String url) {
        for (Dialect dialect : Dialect.values()) {
            if (url.startsWith(dialect.prefix)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException(
                "database url must begin with jdbc:postgresql: or jdbc:sqlite:, but was " + shown(url));
    }

    /** Options may hold secrets, and so may what stands before an {@code @}. */
    private static String shown(String url) {
        String address = url.replaceFirst("[?].*", "");
        return address.replaceFirst("//[^/]*@", "//***@");
    }
}
