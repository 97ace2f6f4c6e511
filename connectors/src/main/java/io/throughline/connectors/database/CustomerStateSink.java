package io.throughline.connectors.database;

import io.throughline.domain.value.CustomerState;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;

/** Keeps the latest state of each profile in {@code customer_state}; an older version never replaces a newer one. */
public final class CustomerStateSink {

    private static final String UPSERT = RepeatableStatements.upsert(
            "customer_state",
            List.of(
                    "profile_id",
                    "customer_id",
                    "matches",
                    "frustration",
                    "last_pattern",
                    "last_match_id",
                    "last_matched_at",
                    "version_time",
                    "version_sequence"),
            List.of("profile_id"),
            List.of("version_time", "version_sequence"));

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
