package io.throughline.jobs.configuration;

import java.util.Base64;

/** Keys as the environment holds them. */
final class Keys {

    private static final int BYTES = 32;

    private Keys() {}

    /** Whether {@code text} is base64 of 32 bytes. */
    static boolean isKey(String text) {
        try {
            return Base64.getDecoder().decode(text.trim()).length == BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
