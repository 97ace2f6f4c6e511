package io.throughline.connectors.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection for one subtask of a sink, opened there. */
final class SinkConnection implements JdbcConnectionProvider {

    private static final Logger LOG = LoggerFactory.getLogger(SinkConnection.class);
    private static final int VALIDATION_SECONDS = 5;

    private final DatabaseSettings settings;
    private transient @Nullable Connection connection;

    SinkConnection(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public @Nullable Connection getConnection() {
        return connection;
    }

    @Override
    public boolean isConnectionValid() throws SQLException {
        return connection != null && connection.isValid(VALIDATION_SECONDS);
    }

    @Override
    public Connection getOrEstablishConnection() throws SQLException {
        if (connection == null) {
            connection = settings.connect();
        }
        return connection;
    }

    @Override
    public void closeConnection() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.warn("closing the connection to {} failed", settings, e);
            } finally {
                connection = null;
            }
        }
    }

    @Override
    public Connection reestablishConnection() throws SQLException {
        closeConnection();
        return getOrEstablishConnection();
    }

    @Override
    public void close() {
        closeConnection();
    }
}
