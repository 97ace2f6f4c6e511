package io.throughline.connectors.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends signed messages to one endpoint and brings answers back; never throws for what a receiver does.
 *
 * <p>Redirects are answers like any other, connections are not kept, so that each attempt is resolved and checked anew,
 * proxies and cookies are not used, and of a response body only the beginning is read.
 */
final class HttpSender implements AutoCloseable {

    static final Duration LONGEST = Duration.ofSeconds(15);

    private static final int BODY_BYTES = 1024;
    private static final int ERROR_CHARACTERS = 300;

    private final EndpointSettings endpoint;
    private final Duration timeout;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadline;

    /** @param timeout of an attempt from the look-up of the name to the last byte, at most {@link #LONGEST} */
    HttpSender(EndpointSettings endpoint, DnsResolver resolver, Duration timeout, Clock clock) {
        this.endpoint = endpoint;
        this.timeout = timeout;
        this.clock = clock;
        Timeout limit = Timeout.of(timeout);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new GuardedResolver(resolver, endpoint.guard()))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(limit)
                                .setSocketTimeout(limit)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(limit)
                        .setResponseTimeout(limit)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .setUserAgent("Throughline")
                .build();
        this.deadline = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "webhook-deadline-" + endpoint.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Signs and sends one attempt. */
    Answer send(LeasedMessage message) {
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        long timestamp = clock.instant().getEpochSecond();
        HttpPost request = new HttpPost(endpoint.url());
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        request.setHeader("webhook-id", message.messageId());
        request.setHeader("webhook-timestamp", Long.toString(timestamp));
        request.setHeader(
                "webhook-signature", WebhookSignature.header(endpoint.secrets(), message.messageId(), timestamp, body));
        long begin = System.nanoTime();
        Future<?> end = deadline.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = client.executeOpen(null, request, null);
            try {
                return answer(response, begin);
            } finally {
                // Closing alone would first read the rest of the body, however long it is.
                request.cancel();
                closeQuietly(response);
            }
        } catch (GuardedResolver.RefusedException e) {
            return new Answer(null, null, shown(e.getMessage()), true, since(begin));
        } catch (IOException | RuntimeException e) {
            boolean late = since(begin) >= timeout.toMillis();
            String error = late ? "no answer within " + timeout : e.getClass().getSimpleName() + ": " + e.getMessage();
            return new Answer(null, null, shown(error), false, since(begin));
        } finally {
            end.cancel(false);
        }
    }

    private Answer answer(ClassicHttpResponse response, long begin) {
        int status = response.getCode();
        Header header = response.getFirstHeader("Retry-After");
        String retryAfter = header == null ? null : header.getValue();
        String error = status >= 200 && status < 300 ? null : shown("HTTP " + status + " " + beginning(response));
        return new Answer(status, retryAfter, error, false, since(begin));
    }

    /** A body that breaks off does not change what its status said. */
    private static String beginning(ClassicHttpResponse response) {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        try {
            InputStream content = entity.getContent();
            return content == null ? "" : new String(content.readNBytes(BODY_BYTES), StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    /** One line, short, and without path and query of the address. */
    private String shown(@Nullable String error) {
        String text = String.valueOf(error);
        String path = endpoint.url().getRawPath();
        String query = endpoint.url().getRawQuery();
        if (path != null && path.length() > 1) {
            text = text.replace(path, "/…");
        }
        if (query != null && !query.isEmpty()) {
            text = text.replace(query, "…");
        }
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= ERROR_CHARACTERS ? line : line.substring(0, ERROR_CHARACTERS) + "…";
    }

    private static long since(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static void closeQuietly(AutoCloseable response) {
        try {
            response.close();
        } catch (Exception e) {
            // The connection is dropped either way.
        }
    }

    @Override
    public void close() {
        deadline.shutdownNow();
        closeQuietly(client);
    }
}
