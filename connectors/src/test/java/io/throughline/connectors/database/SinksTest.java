package io.throughline.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.alert.WebhookMessage;
import io.throughline.domain.value.CustomerState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What one job with both sinks leaves in each of the databases. */
@ParameterizedClass
@EnumSource(Dialect.class)
@Timeout(180)
class SinksTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private static Path folder;

    private static TestDatabases databases;
    private static DatabaseSettings settings;

    @Parameter
    private Dialect dialect;

    @BeforeParameterizedClassInvocation
    static void run(Dialect dialect) throws Exception {
        databases = new TestDatabases(folder);
        settings = databases.withTables(dialect);
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.enableCheckpointing(200);
        env.fromCollection(states(), TypeInformation.of(CustomerState.class))
                .uid("states")
                .keyBy(CustomerState::profileId)
                .sinkTo(CustomerStateSink.to(settings))
                .uid("customer-state");
        env.fromCollection(messages(), TypeInformation.of(WebhookMessage.class))
                .uid("messages")
                .keyBy(WebhookMessage::messageId)
                .sinkTo(OutboxSink.to(settings))
                .uid("outbox");
        env.execute();
    }

    @AfterParameterizedClassInvocation
    static void close() throws Exception {
        databases.close();
    }

    @Test
    void anOlderVersionNeverReplacesANewerOne() throws Exception {
        assertThat(query("SELECT matches, COUNT(*) FROM customer_state WHERE profile_id LIKE 'c%'"
                        + " GROUP BY matches ORDER BY matches"))
                .containsExactly("3|38", "4|1", "5|1");
        assertThat(query("SELECT customer_id, last_pattern, frustration FROM customer_state WHERE profile_id = 'c8'"))
                .containsExactly("c8|bot-loop|2.5");
    }

    @Test
    void aMessageIsLaidDownOnce() throws Exception {
        assertThat(query("SELECT COUNT(*), COUNT(DISTINCT body) FROM webhook_outbox"
                        + " WHERE status = 'pending' AND message_id LIKE 'm%'"))
                .containsExactly("20|20");
    }

    @Test
    void textThatNoDatabaseTakesDoesNotStopTheJob() throws Exception {
        assertThat(query("SELECT body FROM webhook_outbox WHERE message_id = 'poison'"))
                .containsExactly("{\"note\":\"a\ufffdb \ufffd\"}");
        assertThat(query("SELECT profile_id FROM customer_state WHERE profile_id LIKE 'anon:%'"))
                .containsExactly("anon:\ufffd");
    }

    @Test
    void timesAreKeptToTheMicrosecond() throws Exception {
        assertThat(query("SELECT version_time FROM customer_state WHERE profile_id = 'c8'"))
                .containsExactly(
                        dialect == Dialect.SQLITE ? "2026-03-02T12:01:00.123456Z" : "2026-03-02 12:01:00.123456+00");
    }

    private static List<String> query(String sql) throws SQLException {
        return TestDatabases.query(settings, sql);
    }

    private static List<CustomerState> states() {
        Instant latest = NOON.plusSeconds(60);
        List<CustomerState> states = new ArrayList<>();
        for (int customer = 0; customer < 40; customer++) {
            states.add(state("c" + customer, 3, latest, 3));
            states.add(state("c" + customer, 2, latest, 2));
            states.add(state("c" + customer, 1, latest.minusNanos(1_000), 9));
        }
        states.add(state("c7", 4, latest, 3));
        states.add(state("c8", 5, latest.plusNanos(123_456_789), 1));
        states.add(state("anon:\u0000", 1, NOON, 1));
        return states;
    }

    private static List<WebhookMessage> messages() {
        List<WebhookMessage> messages = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            messages.add(message("m" + i % 20, "{\"n\":" + i % 20 + "}"));
        }
        messages.add(message("poison", "{\"note\":\"a\u0000b \ud83d\"}"));
        return messages;
    }

    private static CustomerState state(String profile, long matches, Instant versionTime, long sequence) {
        return new CustomerState(profile, profile, matches, 2.5, "bot-loop", "m", NOON, versionTime, sequence);
    }

    private static WebhookMessage message(String id, String body) {
        return new WebhookMessage(id, "crm", "alert-1", "friction.spike.firing", NOON, body);
    }
}
