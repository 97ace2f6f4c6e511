package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The database of customer state and webhook outbox.
 *
 * @param url JDBC address: PostgreSQL or SQLite, without a password in it
 * @param user null for SQLite
 * @param password null for SQLite
 */
public record DatabaseConfiguration(
        String url, @Nullable String user, @Nullable Secret password) {

    public DatabaseConfiguration {
        requireNonNull(url, "url");
    }
}
