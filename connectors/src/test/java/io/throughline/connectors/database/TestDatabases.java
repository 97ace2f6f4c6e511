package io.throughline.connectors.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An empty database of either kind for each test; the server starts when the first test asks for it. */
public final class TestDatabases implements AutoCloseable {

    private final Path folder;
    private @Nullable TestPostgres postgres;

    /** @param folder that is removed after the tests */
    public TestDatabases(Path folder) {
        this.folder = folder;
    }

    /** A database that has the tables and no rows. */
    public synchronized DatabaseSettings withTables(Dialect dialect) throws IOException, SQLException {
        if (dialect == Dialect.POSTGRESQL) {
            if (postgres == null) {
                postgres = TestPostgres.start();
            }
            return postgres.withTables();
        }
        Path file = Files.createTempDirectory(folder, "sqlite").resolve("live.db");
        DatabaseSettings settings = new DatabaseSettings("jdbc:sqlite:" + file, null, null);
        DatabaseSchema.create(settings);
        return settings;
    }

    /** The rows of a query, each as its values joined by a bar. */
    public static List<String> query(DatabaseSettings settings, String sql) throws SQLException {
        try (Connection connection = settings.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            ResultSetMetaData columns = row.getMetaData();
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                StringJoiner values = new StringJoiner("|");
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    values.add(row.getString(i));
                }
                rows.add(values.toString());
            }
            return rows;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }
}
