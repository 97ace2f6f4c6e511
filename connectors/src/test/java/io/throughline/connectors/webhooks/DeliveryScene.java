package io.throughline.connectors.webhooks;

import io.throughline.connectors.database.DatabaseSettings;
import io.throughline.connectors.database.Dialect;
import io.throughline.connectors.database.TestDatabases;
import io.throughline.domain.alert.WebhookDelivery;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An outbox, a receiver that answers as it is told, a clock that stands, and a deliverer between them. */
abstract class DeliveryScene {

    protected static final Duration SHORT = Duration.ofMillis(700);

    @TempDir
    protected Path folder;

    protected final TestClock clock = new TestClock();
    protected Receiver receiver;
    protected DatabaseSettings database;
    protected Outbox outbox;

    @BeforeEach
    void open() throws Exception {
        receiver = new Receiver();
        database = new TestDatabases(folder).withTables(Dialect.SQLITE);
        outbox = Outbox.of(database);
    }

    @AfterEach
    void close() throws Exception {
        outbox.close();
        receiver.close();
    }

    protected DeliverySummary drain() throws Exception {
        return drain(local().build(), SystemDefaultDnsResolver.INSTANCE);
    }

    protected DeliverySummary drain(EndpointSettings endpoint, DnsResolver resolver) throws Exception {
        return drain(endpoint, resolver, HttpSender.LONGEST);
    }

    protected DeliverySummary drain(EndpointSettings endpoint, DnsResolver resolver, Duration timeout)
            throws Exception {
        RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofSeconds(50)));
        try (Deliverer deliverer = Deliverer.of(outbox, List.of(endpoint), schedule, clock, resolver, timeout)) {
            return deliverer.drain();
        }
    }

    protected List<WebhookDelivery> attempts() throws Exception {
        return DeliveryLog.of(database).all();
    }

    protected EndpointSettings.Builder local() {
        return named(receiver.url()).allowedNetworks(List.of("127.0.0.0/8"));
    }

    protected EndpointSettings.Builder named(String url) {
        return EndpointSettings.named("crm").url(url).secret(Receiver.SECRET).allowedPorts(Set.of(receiver.port()));
    }

    protected static DnsResolver resolving(InetAddress address) {
        return new FixedResolver(() -> address);
    }

    /** Says where every name is. */
    protected record FixedResolver(Supplier<InetAddress> address) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return new InetAddress[] {address.get()};
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
