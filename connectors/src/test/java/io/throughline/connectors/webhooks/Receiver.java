package io.throughline.connectors.webhooks;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real receiver on a free port of this machine, which checks signatures with the reference library. */
public final class Receiver implements AutoCloseable {

    /** What it checks with: the tests' environment holds the same. */
    public static final String SECRET = "whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHMgb25seQ==";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Answering> answers = new ConcurrentLinkedQueue<>();

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/hooks/t0ken";
    }

    /** What came so far, in order. */
    public List<Received> received() {
        return received;
    }

    /** The next request that has no answer yet gets this one; without any it gets 204. */
    void answer(int status, Map<String, String> headers, String body) {
        answers.add(exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    void answer(int status) {
        answer(status, Map.of(), "");
    }

    void answer(Answering answering) {
        answers.add(answering);
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestHeaders().getFirst("webhook-id"),
                Long.parseLong(exchange.getRequestHeaders().getFirst("webhook-timestamp")),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                exchange.getRequestHeaders().getFirst("Content-Type"),
                body,
                isGenuine(exchange.getRequestHeaders(), body)));
        Answering answering = answers.poll();
        if (answering == null) {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else {
            answering.to(exchange);
        }
    }

    private static boolean isGenuine(Map<String, List<String>> headers, String body) {
        try {
            Map<String, List<String>> lowerCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            lowerCase.putAll(headers);
            new Webhook(SECRET).verify(body, lowerCase);
            return true;
        } catch (Exception e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    /** One request, and whether the reference library found it genuine. */
    public record Received(
            String id, long timestamp, String signature, String contentType, String body, boolean genuine) {}
}
