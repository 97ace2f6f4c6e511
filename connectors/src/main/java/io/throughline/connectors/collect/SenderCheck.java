package io.throughline.connectors.collect;

import io.throughline.connectors.webhooks.WebhookSecret;
import io.throughline.connectors.webhooks.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** How a sender proves that a request is its own, by a secret that both know; signatures are of the body as sent. */
public enum SenderCheck {

    /** Anybody may send, as the SDKs in browsers must be able to. */
    NONE {
        @Override
        boolean passes(ReceivedRequest request, String secret, String url) {
            return true;
        }
    },

    /** The write key as the user name of Basic authentication, as Segment's and RudderStack's SDKs send it. */
    WRITE_KEY {
        @Override
        boolean passes(ReceivedRequest request, String secret, String url) {
            String expected =
                    "Basic " + Base64.getEncoder().encodeToString((secret + ":").getBytes(StandardCharsets.UTF_8));
            return same(expected, request.header("authorization"));
        }
    },

    /** {@code x-signature}: HMAC-SHA1 in hexadecimal. */
    SEGMENT {
        @Override
        boolean passes(ReceivedRequest request, String secret, String url) {
            return same(hex(mac("HmacSHA1", secret, request.body())), request.header("x-signature"));
        }
    },

    /** {@code x-zendesk-webhook-signature}: HMAC-SHA256 in base64 over the time stamp and the body. */
    ZENDESK {
        @Override
        boolean passes(ReceivedRequest request, String secret, String url) {
            String timestamp = request.header("x-zendesk-webhook-signature-timestamp");
            return timestamp != null
                    && same(
                            base64(mac("HmacSHA256", secret, joined(timestamp, request.body()))),
                            request.header("x-zendesk-webhook-signature"));
        }
    },

    /** {@code x-hub-signature}: {@code sha1=} and HMAC-SHA1 in hexadecimal. */
    INTERCOM {
        @Override
        boolean passes(ReceivedRequest request, String secret, String url) {
            return same("sha1=" + hex(mac("HmacSHA1", secret, request.body())), request.header("x-hub-signature"));
        }
    },

    /** {@code x-twilio-signature}: HMAC-SHA1 in base64 over the public URL and the sorted parameters of a form. */
    TWILIO {
        @Override
        boolean passes(ReceivedRequest request, String secret, String url) {
            boolean form = String.valueOf(request.header("content-type"))
                    .toLowerCase(Locale.ROOT)
                    .startsWith("application/x-www-form-urlencoded");
            String signed = form ? url + sortedParameters(request.body()) : url;
            boolean whole = form || bodyIsAsStated(url, request.body());
            return whole
                    && same(
                            base64(mac("HmacSHA1", secret, signed.getBytes(StandardCharsets.UTF_8))),
                            request.header("x-twilio-signature"));
        }
    },

    /** Standard Webhooks 1.0.0, not older than five minutes. */
    STANDARD_WEBHOOKS {
        @Override
        boolean passes(ReceivedRequest request, String secret, String url) {
            String id = request.header("webhook-id");
            String timestamp = request.header("webhook-timestamp");
            return id != null
                    && timestamp != null
                    && timestamp.matches("\\d{1,11}")
                    && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), request.at())
                                    .abs()
                                    .compareTo(TOLERANCE)
                            <= 0
                    && WebhookSignature.isGenuine(
                            WebhookSecret.parse(secret),
                            id,
                            timestamp,
                            request.body(),
                            request.header("webhook-signature"));
        }
    };

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /**
     * Whether the request is the sender's.
     *
     * @param url that the sender was told to send to, with the query of the request
     */
    abstract boolean passes(ReceivedRequest request, String secret, String url);

    /** In all comparisons the time does not tell how much is right. */
    private static boolean same(String expected, @Nullable String found) {
        return found != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), found.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String algorithm, String secret, byte[] signed) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] joined(String before, byte[] body) {
        byte[] start = before.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    private static String sortedParameters(byte[] form) {
        Map<String, List<String>> sorted = new TreeMap<>(FormText.parameters(new String(form, StandardCharsets.UTF_8)));
        StringBuilder text = new StringBuilder();
        sorted.forEach((name, values) -> values.stream()
                .sorted()
                .distinct()
                .forEach(value -> text.append(name).append(value)));
        return text.toString();
    }

    /** A body that is no form is stated by its SHA-256 in the URL, which the signature covers. */
    private static boolean bodyIsAsStated(String url, byte[] body) {
        int question = url.indexOf('?');
        if (body.length == 0 || question < 0) {
            return body.length == 0;
        }
        List<String> stated = FormText.parameters(url.substring(question + 1)).getOrDefault("bodySHA256", List.of());
        try {
            String sha256 = hex(MessageDigest.getInstance("SHA-256").digest(body));
            return stated.size() == 1 && same(sha256, stated.get(0).toLowerCase(Locale.ROOT));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
