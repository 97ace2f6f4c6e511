package io.throughline.connectors.collect;

import static java.util.Objects.requireNonNull;

/**
 * One path that senders are given: {@code /NAME} and all below it.
 *
 * @param name lower-case letters, digits and {@code -}
 * @param secret that the sender signs with; empty if nothing is checked
 * @param perSecond requests a second, zero for any number
 */
public record CollectEndpoint(String name, SenderCheck check, String secret, double perSecond, RecordLog log) {

    public CollectEndpoint {
        requireNonNull(log, "log");
        if (!name.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException(
                    "an endpoint is called by lower-case letters, digits and -, but was " + name);
        }
        if (check != SenderCheck.NONE && secret.isBlank()) {
            throw new IllegalArgumentException("endpoint " + name + " checks its sender, and needs a secret for it");
        }
    }

    @Override
    public String toString() {
        return "CollectEndpoint[" + name + ", " + check + "]";
    }
}
