package io.throughline.connectors.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server on a free port of this machine, for as long as a test needs it. Closed by the test. */
public final class TestPostgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final AtomicInteger schemas = new AtomicInteger();

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server; takes one to three seconds. */
    public static TestPostgres start() throws IOException {
        // Durability costs time, and this server's data dies with it.
        return new TestPostgres(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                .start());
    }

    /** The server's default database, its default schema, no tables. */
    public DatabaseSettings settings() {
        return new DatabaseSettings(
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", "postgres");
    }

    /** The same database with a schema of its own and the tables in it. */
    public DatabaseSettings withTables() throws SQLException {
        DatabaseSettings settings = settings().inSchema("test_" + schemas.incrementAndGet());
        DatabaseSchema.create(settings);
        return settings;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
