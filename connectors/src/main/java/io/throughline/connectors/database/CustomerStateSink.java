package io.throughline.connectors.database;

import io.throughline.domain.value.CustomerState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** Keeps the latest state of each profile in {@code customer_state}; an older version never replaces a newer one. */
public final class CustomerStateSink {

    private static final String UPSERT = """
            INSERT INTO customer_state AS t
                (profile_id, customer_id, matches, frustration, last_pattern, last_match_id, last_matched_at,
                 version_time, version_sequence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (profile_id) DO UPDATE SET
                customer_id = excluded.customer_id,
                matches = excluded.matches,
                frustration = excluded.frustration,
                last_pattern = excluded.last_pattern,
                last_match_id = excluded.last_match_id,
                last_matched_at = excluded.last_matched_at,
                version_time = excluded.version_time,
                version_sequence = excluded.version_sequence
            WHERE (excluded.version_time, excluded.version_sequence) >= (t.version_time, t.version_sequence)""";

    private CustomerStateSink() {}

    /**
     * A sink at least once; the version guard makes repeats harmless.
     *
     * <p>Key the stream by {@code profileId} first: two subtasks that write the same rows in other order lock each
     * other out.
     */
    public static Sink<CustomerState> to(DatabaseSettings settings) {
        return GuardedSink.of(settings, UPSERT, new Binding(settings.dialect()));
    }

    private record Binding(Dialect dialect) implements JdbcStatementBuilder<CustomerState> {
        @Override
        public void accept(PreparedStatement statement, CustomerState state) throws SQLException {
            statement.setString(1, CleanText.of(state.profileId()));
            statement.setString(2, CleanText.of(state.customerId()));
            statement.setLong(3, state.matches());
            statement.setDouble(4, state.frustration());
            statement.setString(5, CleanText.of(state.lastPattern()));
            statement.setString(6, CleanText.of(state.lastMatchId()));
            dialect.bindTime(statement, 7, state.lastMatchedAt());
            dialect.bindTime(statement, 8, state.versionTime());
            statement.setLong(9, state.versionSequence());
        }
    }
}
