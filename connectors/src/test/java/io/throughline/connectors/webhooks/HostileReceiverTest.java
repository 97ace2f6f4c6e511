package io.throughline.connectors.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.alert.DeliveryOutcome;
import io.throughline.domain.alert.WebhookDelivery;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Receivers that are slow, endless, or not where they say they are. */
@Timeout(60)
class HostileReceiverTest extends DeliveryScene {

    @Test
    void endsAnAttemptThatTakesTooLong() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));
        CountDownLatch over = new CountDownLatch(1);
        receiver.answer(exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        drain(local().build(), SystemDefaultDnsResolver.INSTANCE, SHORT);
        over.countDown();

        assertThat(attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(DeliveryOutcome.RETRY);
            assertThat(attempt.statusCode()).isNull();
            assertThat(attempt.error()).isEqualTo("no answer within PT0.7S");
        });
    }

    @Test
    void readsNoMoreThanTheBeginningOfABody() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));
        receiver.answer(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            byte[] block = "no ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
            while (true) {
                exchange.getResponseBody().write(block);
            }
        });

        drain();

        assertThat(attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.statusCode()).isEqualTo(500);
            assertThat(attempt.error()).hasSizeLessThan(310).startsWith("HTTP 500 no no");
        });
    }

    @Test
    void sendsNoByteToANameThatResolvesToAPrivateAddress() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));
        EndpointSettings endpoint =
                named("http://hooks.example.com:" + receiver.port() + "/").build();

        drain(endpoint, resolving(InetAddress.getLoopbackAddress()));

        assertThat(receiver.received()).isEmpty();
        assertThat(attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(DeliveryOutcome.REFUSED);
            assertThat(attempt.error()).isEqualTo("hooks.example.com resolves to no address that may be called");
        });
    }

    @Test
    void judgesANameAnewForEachAttempt() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0), Messages.of("m2", "alert-2", 1));
        EndpointSettings endpoint = named("http://hooks.example.com:" + receiver.port() + "/")
                .allowedNetworks(List.of("127.0.0.1"))
                .build();
        InetAddress[] addresses = {
            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), InetAddress.getByAddress(new byte[] {10, 0, 0, 1})
        };
        AtomicInteger lookUps = new AtomicInteger();

        drain(endpoint, new FixedResolver(() -> addresses[Math.min(lookUps.getAndIncrement(), 1)]));

        assertThat(attempts())
                .extracting(WebhookDelivery::outcome)
                .containsExactly(DeliveryOutcome.DELIVERED, DeliveryOutcome.REFUSED);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void namesNoTokenWhenAReceiverCannotBeReached() throws Exception {
        Messages.lay(database, Messages.of("m1", "alert-1", 0));
        EndpointSettings endpoint = local().build();
        receiver.close();

        drain(endpoint, SystemDefaultDnsResolver.INSTANCE);

        assertThat(attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.outcome()).isEqualTo(DeliveryOutcome.RETRY);
            assertThat(attempt.error()).contains("refused").doesNotContain("t0ken");
        });
    }
}
