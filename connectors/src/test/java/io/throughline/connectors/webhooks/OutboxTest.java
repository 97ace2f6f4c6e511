package io.throughline.connectors.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.database.DatabaseSettings;
import io.throughline.connectors.database.Dialect;
import io.throughline.connectors.database.TestDatabases;
import io.throughline.domain.alert.DeliveryOutcome;
import io.throughline.domain.alert.WebhookDelivery;
import io.throughline.domain.alert.WebhookMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The outbox on both databases. */
@Timeout(60)
class OutboxTest {

    private static final Instant NOW = Instant.parse("2026-03-02T15:00:00.123456Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    private static Path folder;

    private static TestDatabases databases;

    @BeforeAll
    static void open() {
        databases = new TestDatabases(folder);
    }

    @AfterAll
    static void close() throws Exception {
        databases.close();
    }

    @ParameterizedTest
    @EnumSource
    void leasesAMessageToOneAtATime(Dialect dialect) throws Exception {
        DatabaseSettings database = databases.withTables(dialect);
        Messages.lay(database, Messages.of("m1", "alert-1", 0));

        try (Outbox one = Outbox.of(database);
                Outbox other = Outbox.of(database)) {
            assertThat(one.lease("crm", NOW, MINUTE).orElseThrow().messageId()).isEqualTo("m1");
            assertThat(other.lease("crm", NOW, MINUTE)).isEmpty();
            assertThat(other.nextDue("crm", NOW)).contains(NOW.plus(MINUTE));
            assertThat(other.lease("pager", NOW, MINUTE)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesAMessageToAnotherWhenALeaseEnds(Dialect dialect) throws Exception {
        DatabaseSettings database = databases.withTables(dialect);
        Messages.lay(database, Messages.of("m1", "alert-1", 0));

        try (Outbox one = Outbox.of(database);
                Outbox other = Outbox.of(database)) {
            LeasedMessage lost = one.lease("crm", NOW, MINUTE).orElseThrow();
            LeasedMessage held = other.lease("crm", NOW.plus(MINUTE), MINUTE).orElseThrow();

            assertThat(one.record(lost, attempt(lost, 500), failed(500, lost))).isFalse();
            assertThat(other.record(held, attempt(held, 204), verdict(204, held)))
                    .isTrue();
            assertThat(other.countByStatus()).isEqualTo(Map.of("delivered", 1L));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsARetryForItsTime(Dialect dialect) throws Exception {
        DatabaseSettings database = databases.withTables(dialect);
        Messages.lay(database, Messages.of("m1", "alert-1", 0));

        try (Outbox outbox = Outbox.of(database)) {
            LeasedMessage message = outbox.lease("crm", NOW, MINUTE).orElseThrow();
            Verdict verdict = failed(500, message);
            outbox.record(message, attempt(message, 500), verdict);
            Instant due = outbox.nextDue("crm", NOW).orElseThrow();

            assertThat(due).isBetween(NOW.plusMillis(4_500), NOW.plusMillis(5_500));
            assertThat(outbox.lease("crm", due.minusNanos(1_000), MINUTE)).isEmpty();
            assertThat(outbox.lease("crm", due, MINUTE).orElseThrow().attempt()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void slowsDownFurtherEachTimeAndForgetsItAfterASuccess(Dialect dialect) throws Exception {
        DatabaseSettings database = databases.withTables(dialect);
        Messages.lay(database, Messages.of("m1", "alert-1", 0));

        try (Outbox outbox = Outbox.of(database)) {
            Instant now = NOW;
            List<Long> pauses = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                LeasedMessage message = outbox.lease("crm", now, MINUTE).orElseThrow();
                Verdict verdict = Verdict.on(
                        answer(504),
                        message,
                        new RetrySchedule(List.of(Duration.ZERO, Duration.ZERO, Duration.ZERO)),
                        now);
                outbox.record(message, attempt(message, 504), verdict);
                Instant due = outbox.nextDue("crm", now).orElseThrow();
                pauses.add(Duration.between(now, due).toSeconds());
                now = due;
            }
            LeasedMessage message = outbox.lease("crm", now, MINUTE).orElseThrow();
            outbox.record(message, attempt(message, 204), verdict(204, message));
            Messages.lay(database, Messages.of("m2", "alert-2", 0));

            assertThat(pauses).containsExactly(30L, 60L, 120L);
            assertThat(outbox.lease("crm", now, MINUTE).orElseThrow().slowDowns())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void handsAttemptsOnInBatchesThatStayTheSameUntilConfirmed(Dialect dialect) throws Exception {
        DatabaseSettings database = databases.withTables(dialect);
        DeliveryLog log = DeliveryLog.of(database);
        assertThat(log.next()).isEmpty();
        Messages.lay(database, Messages.of("m1", "alert-1", 0), Messages.of("m2", "alert-2", 1));

        try (Outbox outbox = Outbox.of(database)) {
            LeasedMessage first = outbox.lease("crm", NOW, MINUTE).orElseThrow();
            outbox.record(first, attempt(first, 204), verdict(204, first));
            DeliveryLog.Batch batch = log.next().orElseThrow();
            LeasedMessage second = outbox.lease("crm", NOW, MINUTE).orElseThrow();
            outbox.record(second, attempt(second, 500), failed(500, second));

            assertThat(log.next()).contains(batch);
            assertThat(batch.attempts()).containsExactly(attempt(first, 204));
            log.confirm(batch);
            assertThat(log.next().map(DeliveryLog.Batch::attempts)).contains(List.of(attempt(second, 500)));
            assertThat(log.all()).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoDeliverersShareItWithoutSendingTwice(Dialect dialect) throws Exception {
        DatabaseSettings database = databases.withTables(dialect);
        int count = 40;
        WebhookMessage[] messages = new WebhookMessage[count];
        for (int i = 0; i < count; i++) {
            messages[i] = Messages.of("m" + i, "alert-" + i, i);
        }
        Messages.lay(database, messages);

        try (Receiver receiver = new Receiver()) {
            EndpointSettings endpoint = EndpointSettings.named("crm")
                    .url(receiver.url())
                    .secret(Receiver.SECRET)
                    .allowedNetworks(List.of("127.0.0.0/8"))
                    .allowedPorts(Set.of(receiver.port()))
                    .build();
            drainTogether(database, endpoint, 2);

            assertThat(receiver.received()).hasSize(count).allMatch(Receiver.Received::genuine);
            assertThat(receiver.received()).extracting(Receiver.Received::id).doesNotHaveDuplicates();
        }
    }

    private static void drainTogether(DatabaseSettings database, EndpointSettings endpoint, int deliverers)
            throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(deliverers);
        Callable<DeliverySummary> drain = () -> {
            try (Outbox outbox = Outbox.of(database);
                    Deliverer deliverer =
                            Deliverer.of(outbox, List.of(endpoint), RetrySchedule.standard(), Clock.systemUTC())) {
                return deliverer.drain();
            }
        };
        try {
            for (Future<DeliverySummary> result : threads.invokeAll(List.of(drain, drain))) {
                result.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Verdict verdict(int status, LeasedMessage message) {
        return Verdict.on(answer(status), message, RetrySchedule.standard(), NOW);
    }

    private static Verdict failed(int status, LeasedMessage message) {
        Verdict verdict = verdict(status, message);
        assertThat(Optional.ofNullable(verdict.dueAt())).isPresent();
        return verdict;
    }

    private static Answer answer(int status) {
        return new Answer(status, null, status < 300 ? null : "HTTP " + status, false, 7);
    }

    private static WebhookDelivery attempt(LeasedMessage message, int status) {
        return new WebhookDelivery(
                message.messageId(),
                "crm",
                message.type(),
                message.attempt(),
                NOW,
                status < 300 ? DeliveryOutcome.DELIVERED : DeliveryOutcome.RETRY,
                status,
                status < 300 ? null : "HTTP " + status,
                7);
    }
}
