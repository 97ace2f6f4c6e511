package io.throughline.connectors.webhooks;

import java.util.Base64;

/** A shared secret in the form of Standard Webhooks: {@code whsec_} and base64 of 24 bytes or more. Never shown. */
public final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * Reads a secret.
     *
     * @throws IllegalArgumentException if it is none; the message does not repeat it
     */
    public static WebhookSecret parse(String text) {
        byte[] key;
        try {
            key = text.startsWith(PREFIX) ? Base64.getDecoder().decode(text.substring(PREFIX.length())) : new byte[0];
        } catch (IllegalArgumentException e) {
            key = new byte[0];
        }
        if (key.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "a webhook secret must be whsec_ and base64 of at least " + LEAST_BYTES + " bytes");
        }
        return new WebhookSecret(key);
    }

    byte[] key() {
        return key.clone();
    }

    @Override
    public String toString() {
        return PREFIX + "***";
    }
}
