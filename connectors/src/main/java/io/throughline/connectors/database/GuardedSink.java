package io.throughline.connectors.database;

import java.time.Duration;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.JdbcStatementBuilder;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;

/** A JDBC sink whose statement may be repeated: at least once is then as good as once. */
final class GuardedSink {

    private static final int BATCH_SIZE = 500;
    private static final Duration BATCH_INTERVAL = Duration.ofMillis(200);
    private static final int RETRIES = 3;

    private GuardedSink() {}

    static <T> Sink<T> of(DatabaseSettings settings, String sql, JdbcStatementBuilder<T> binding) {
        return JdbcSink.<T>builder()
                .withExecutionOptions(JdbcExecutionOptions.builder()
                        .withBatchSize(BATCH_SIZE)
                        .withBatchIntervalMs(BATCH_INTERVAL.toMillis())
                        .withMaxRetries(RETRIES)
                        .build())
                .withQueryStatement(sql, binding)
                .buildAtLeastOnce(new SinkConnection(settings));
    }
}
