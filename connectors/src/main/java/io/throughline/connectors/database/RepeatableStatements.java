package io.throughline.connectors.database;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.connector.jdbc.core.database.dialect.JdbcDialect;
import org.apache.flink.connector.jdbc.postgres.database.dialect.PostgresDialect;

/** Statements that may be repeated, by Flink's PostgreSQL dialect; SQLite understands them as well. */
final class RepeatableStatements {

    private static final JdbcDialect DIALECT = new PostgresDialect();

    private RepeatableStatements() {}

    /** Writes a row, or replaces it by a version that is as new or newer. */
    static String upsert(String table, List<String> columns, List<String> key, List<String> version) {
        String statement = DIALECT.getUpsertStatement(table, columns.toArray(String[]::new), key.toArray(String[]::new))
                .orElseThrow();
        return positional(statement) + " WHERE " + row("EXCLUDED", version) + " >= " + row(table, version);
    }

    /** Writes a row, or leaves the one that is there. */
    static String insertOnce(String table, List<String> columns) {
        return positional(DIALECT.getInsertIntoStatement(table, columns.toArray(String[]::new)))
                + " ON CONFLICT DO NOTHING";
    }

    /** The dialect names its parameters after the columns; JDBC counts them, in the same order. */
    private static String positional(String statement) {
        return statement.replaceAll(":[a-z_]+", "?");
    }

    private static String row(String table, List<String> columns) {
        return columns.stream().map(column -> table + "." + column).collect(Collectors.joining(", ", "(", ")"));
    }
}
