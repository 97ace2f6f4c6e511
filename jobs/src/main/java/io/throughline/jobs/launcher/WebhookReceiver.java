package io.throughline.jobs.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.throughline.connectors.webhooks.WebhookSecret;
import io.throughline.connectors.webhooks.WebhookSignature;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of webhooks on this machine, with a secret made for it alone: checks each signature, refuses what is not
 * genuine, and hands a message over once, however often it is sent.
 */
final class WebhookReceiver implements AutoCloseable {

    private static final int ACCEPTED = 204;
    private static final int REFUSED = 401;

    private final HttpServer server;
    private final String secret;
    private final Consumer<byte[]> messages;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong refused = new AtomicLong();

    /** @param messages is given the body of each genuine message, one after the other */
    WebhookReceiver(Consumer<byte[]> messages) throws IOException {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        this.secret = "whsec_" + Base64.getEncoder().encodeToString(key);
        this.messages = messages;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port() + "/alerts";
    }

    int port() {
        return server.getAddress().getPort();
    }

    String secret() {
        return secret;
    }

    /** Genuine messages so far. */
    int received() {
        return seen.size();
    }

    /** Requests so far whose signature was wrong. */
    long refused() {
        return refused.get();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = header(exchange, "webhook-id");
            boolean genuine = id != null
                    && WebhookSignature.isGenuine(
                            WebhookSecret.parse(secret),
                            id,
                            header(exchange, "webhook-timestamp"),
                            body,
                            header(exchange, "webhook-signature"));
            if (!genuine) {
                refused.incrementAndGet();
            } else if (seen.add(id)) {
                messages.accept(body);
            }
            exchange.sendResponseHeaders(genuine ? ACCEPTED : REFUSED, -1);
        }
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
