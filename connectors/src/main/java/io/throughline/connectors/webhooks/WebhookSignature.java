package io.throughline.connectors.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signature of Standard Webhooks 1.0.0: HMAC-SHA256 over <code>{id}.{timestamp}.{body}</code>.
 *
 * <p>See <a href="https://www.standardwebhooks.com">standardwebhooks.com</a>.
 */
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * The header {@code webhook-signature}: one {@code v1} signature for each secret, so that receivers can change over.
     *
     * @param id of the message, without a dot
     * @param timestamp of this attempt, seconds since the epoch
     * @param body the exact bytes that are sent
     */
    public static String header(List<WebhookSecret> secrets, String id, long timestamp, byte[] body) {
        return secrets.stream()
                .map(secret -> "v1," + sign(secret, id, timestamp, body))
                .collect(Collectors.joining(" "));
    }

    /**
     * Whether one of the signatures in {@code header} is right; without one, or without a timestamp, it is not genuine.
     * How old the timestamp may be is for the receiver to say.
     *
     * @param timestamp the header {@code webhook-timestamp}
     * @param header the header {@code webhook-signature}
     */
    public static boolean isGenuine(
            WebhookSecret secret, String id, @Nullable String timestamp, byte[] body, @Nullable String header) {
        if (timestamp == null || header == null || !timestamp.matches("\\d{1,18}")) {
            return false;
        }
        byte[] expected =
                header(List.of(secret), id, Long.parseLong(timestamp), body).getBytes(StandardCharsets.UTF_8);
        boolean genuine = false;
        for (String signature : header.split(" ")) {
            genuine |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        }
        return genuine;
    }

    private static String sign(WebhookSecret secret, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
