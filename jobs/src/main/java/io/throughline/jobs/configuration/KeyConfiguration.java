package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A key of 32 bytes and its name.
 *
 * @param keyId names the key, so that it can be rotated
 * @param key base64 of 32 bytes, null for a key file in the output folder
 */
public record KeyConfiguration(String keyId, @Nullable Secret key) {

    public KeyConfiguration {
        requireNonNull(keyId, "keyId");
    }
}
