package io.throughline.connectors.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.standardwebhooks.Webhook;
import io.throughline.domain.alert.DeliveryOutcome;
import io.throughline.domain.alert.WebhookDelivery;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From the outbox to a real receiver that checks signatures with a library that is not ours. */
@Timeout(60)
class DeliveryTest extends DeliveryScene {

    @Test
    void deliversAMessageOnce() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));

        DeliverySummary summary = drain();

        assertThat(summary.count(DeliveryOutcome.DELIVERED)).isEqualTo(1);
        assertThat(drain().total()).isZero();
        assertThat(receiver.received()).singleElement().satisfies(received -> {
            assertThat(received.genuine()).isTrue();
            assertThat(received.id()).isEqualTo("m1");
            assertThat(received.body()).isEqualTo(Messages.BODY);
            assertThat(received.contentType()).startsWith("application/json");
            assertThat(received.timestamp()).isEqualTo(clock.instant().getEpochSecond());
        });
    }

    @Test
    void triesAgainUnderTheSameIdWithAFreshSignature() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));
        receiver.answer(500);

        assertThat(drain().count(DeliveryOutcome.RETRY)).isEqualTo(1);
        assertThat(drain().total()).isZero();
        clock.advance(Duration.ofSeconds(6));
        assertThat(drain().count(DeliveryOutcome.DELIVERED)).isEqualTo(1);

        Receiver.Received first = receiver.received().get(0);
        Receiver.Received second = receiver.received().get(1);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.timestamp()).isEqualTo(first.timestamp() + 6);
        assertThat(second.signature()).isNotEqualTo(first.signature());
        assertThat(second.genuine()).isTrue();
        assertThat(attempts())
                .extracting(WebhookDelivery::attempt, WebhookDelivery::outcome, WebhookDelivery::statusCode)
                .containsExactly(tuple(1, DeliveryOutcome.RETRY, 500), tuple(2, DeliveryOutcome.DELIVERED, 204));
    }

    @Test
    void givesUpWhenTheScheduleIsUsedUp() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));
        for (int i = 0; i < 3; i++) {
            receiver.answer(503, Map.of(), "sorry,\nnot today");
        }

        for (int i = 0; i < 5; i++) {
            drain();
            clock.advance(Duration.ofSeconds(60));
        }

        assertThat(receiver.received()).hasSize(3);
        assertThat(attempts())
                .extracting(WebhookDelivery::outcome)
                .containsExactly(DeliveryOutcome.RETRY, DeliveryOutcome.RETRY, DeliveryOutcome.FAILED);
        assertThat(attempts().get(0).error()).isEqualTo("HTTP 503 sorry, not today");
        assertThat(outbox.countByStatus()).isEqualTo(Map.of("failed", 1L));
    }

    @Test
    void followsNoRedirect() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));
        receiver.answer(302, Map.of("Location", receiver.url() + "/elsewhere"), "");

        drain();

        assertThat(receiver.received()).hasSize(1);
        assertThat(attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(DeliveryOutcome.RETRY);
            assertThat(attempt.statusCode()).isEqualTo(302);
        });
    }

    @Test
    void leavesAnEndpointAloneThatIsGoneUntilItIsSwitchedOnAgain() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0), Messages.of("m2", "alert-2", 1));
        receiver.answer(410);

        assertThat(drain().count(DeliveryOutcome.DISABLED)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(200));
        assertThat(drain().total()).isZero();
        assertThat(outbox.countByStatus()).isEqualTo(Map.of("disabled", 1L, "pending", 1L));

        assertThat(outbox.enable("crm")).isEqualTo(1);
        assertThat(drain().count(DeliveryOutcome.DELIVERED)).isEqualTo(2);
    }

    @Test
    void sendsNothingToAnEndpointThatAsksForAPause() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0), Messages.of("m2", "alert-2", 1));
        receiver.answer(429, Map.of("Retry-After", "100"), "");

        assertThat(drain().total()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(99));
        assertThat(drain().total()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(drain().count(DeliveryOutcome.DELIVERED)).isEqualTo(2);
    }

    @Test
    void tellsTheEndOfAnAlertOnlyAfterItsStart() throws Exception {
        Messages.lay(
                database,
                Messages.of("end", "alert-1", 300),
                Messages.of("start", "alert-1", 0),
                Messages.of("other", "alert-2", 400));
        receiver.answer(500);

        drain();
        assertThat(receiver.received()).extracting(Receiver.Received::id).containsExactly("start", "other");
        clock.advance(Duration.ofSeconds(6));
        drain();

        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .containsExactly("start", "other", "start", "end");
    }

    @Test
    void signsWithBothSecretsDuringARotation() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));
        String fresh = "whsec_QSBicmFuZCBuZXcgc2VjcmV0IGZvciB0aGlzIHRlc3Q=";
        EndpointSettings endpoint =
                local().secret(fresh).secondarySecret(Receiver.SECRET).build();

        drain(endpoint, SystemDefaultDnsResolver.INSTANCE);

        Receiver.Received received = receiver.received().get(0);
        assertThat(received.genuine()).isTrue();
        assertThat(received.signature())
                .startsWith(new Webhook(fresh).sign("m1", received.timestamp(), received.body()) + " v1,");
    }

    @Test
    void waitsForARetryAsLongAsItIsAskedTo() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));
        receiver.answer(500);
        RetrySchedule soon = new RetrySchedule(List.of(Duration.ofMillis(20)));

        try (Deliverer deliverer = Deliverer.of(outbox, List.of(local().build()), soon, Clock.systemUTC())) {
            DeliverySummary summary = deliverer.drain(Duration.ofSeconds(5));

            assertThat(summary.total()).isEqualTo(2);
            assertThat(summary.count(DeliveryOutcome.DELIVERED)).isEqualTo(1);
        }
    }

    @Test
    void stopsWhenItIsInterruptedWithEveryAttemptWrittenDown() throws Exception {
        List<Thread> runs = new ArrayList<>();
        Messages.lay(database, Messages.of("m1", "alert-1", 0), Messages.of("m2", "alert-2", 1));
        receiver.answer(exchange -> {
            runs.get(0).interrupt();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        try (Deliverer deliverer = Deliverer.of(outbox, List.of(local().build()), RetrySchedule.standard(), clock)) {
            Thread run = new Thread(() -> deliverer.run(Duration.ofMillis(10)));
            runs.add(run);
            run.start();
            run.join();
        }

        assertThat(attempts()).hasSameSizeAs(receiver.received());
        assertThat(attempts()).allMatch(attempt -> attempt.outcome() == DeliveryOutcome.DELIVERED);
    }
}
