package io.throughline.connectors.collect;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * Receives what senders post: checks who they are, writes the request down, and says so only when it is safe.
 *
 * <p>200 means kept. 401 is a wrong or missing signature, 413 too large, 429 too many, 503 come again: nothing of these
 * is kept. It speaks plain HTTP: TLS ends before it.
 */
public final class Collector implements Closeable {

    private static final int THREADS = 64;
    private static final long LONGEST_WAIT_SECONDS = 10;
    private static final byte[] KEPT = "{\"success\":true,\"status\":1}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<CollectEndpoint> endpoints;
    private final Settings settings;
    private final LongAdder kept = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /**
     * What holds for all endpoints.
     *
     * @param address to listen at; port 0 for any that is free
     * @param publicUrl that senders were given, without the endpoint's name, since some sign it
     * @param maxBytes of one body
     */
    public record Settings(InetSocketAddress address, String publicUrl, int maxBytes, Clock clock) {}

    private Collector(HttpServer server, List<CollectEndpoint> endpoints, Settings settings) {
        this.server = server;
        this.endpoints = List.copyOf(endpoints);
        this.settings = settings;
        this.threads = Executors.newFixedThreadPool(THREADS);
    }

    /** Starts to listen. */
    public static Collector start(List<CollectEndpoint> endpoints, Settings settings) throws IOException {
        // The server's own guards against senders who never end: seconds for a request and for its answer.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        Collector collector = new Collector(HttpServer.create(settings.address(), 0), endpoints, settings);
        for (CollectEndpoint endpoint : endpoints) {
            RateLimit limit = new RateLimit(endpoint.perSecond(), settings.clock());
            collector.server.createContext(
                    "/" + endpoint.name(), exchange -> collector.receive(exchange, endpoint, limit));
        }
        collector.server.createContext("/health", exchange -> answer(exchange, 200, KEPT));
        collector.server.setExecutor(collector.threads);
        collector.server.start();
        return collector;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** How many requests were kept. */
    public long kept() {
        return kept.sum();
    }

    /** How many were refused, for whatever reason. */
    public long refused() {
        return refused.sum();
    }

    private void receive(HttpExchange exchange, CollectEndpoint endpoint, RateLimit limit) throws IOException {
        try (exchange) {
            // SDKs in browsers ask first whether they may, and send no cookies.
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            int status = status(exchange, endpoint, limit);
            if (status == 204) {
                exchange.getResponseHeaders().set("Access-Control-Allow-Methods", "GET, POST");
                exchange.getResponseHeaders().set("Access-Control-Allow-Headers", "*, authorization, content-type");
                exchange.getResponseHeaders().set("Access-Control-Max-Age", "86400");
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            (status == 200 ? kept : refused).increment();
            if (status == 429 || status == 503) {
                exchange.getResponseHeaders().set("Retry-After", "5");
            }
            answer(exchange, status, status == 200 ? KEPT : new byte[0]);
        }
    }

    private int status(HttpExchange exchange, CollectEndpoint endpoint, RateLimit limit) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        if (!path.equals("/" + endpoint.name()) && !path.startsWith("/" + endpoint.name() + "/")) {
            return 404;
        }
        if (method.equals("OPTIONS")) {
            return 204;
        }
        if (!method.equals("POST") && !method.equals("GET") && !method.equals("PUT")) {
            return 405;
        }
        if (!limit.allows()) {
            return 429;
        }
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(settings.maxBytes() + 1);
        }
        if (body.length > settings.maxBytes()) {
            return 413;
        }
        ReceivedRequest request = new ReceivedRequest(
                settings.clock().instant(),
                method,
                exchange.getRequestURI().toString(),
                headers(exchange.getRequestHeaders()),
                body);
        String url = settings.publicUrl() + request.target();
        return endpoint.check().passes(request, endpoint.secret(), url) ? keep(request, endpoint.log()) : 401;
    }

    private static int keep(ReceivedRequest request, RecordLog log) {
        try {
            log.append(request.line()).get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            return 200;
        } catch (RecordLog.FullException | ExecutionException | TimeoutException notKept) {
            return 503;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return 503;
        }
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> byName = new LinkedHashMap<>();
        headers.forEach((name, values) -> {
            if (!values.isEmpty()) {
                byName.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        return byName;
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** Answers what has come, takes nothing more, and closes the logs. */
    @Override
    public void close() throws IOException {
        server.stop(1);
        threads.shutdown();
        for (CollectEndpoint endpoint : endpoints) {
            endpoint.log().close();
        }
    }
}
