package io.throughline.connectors.privacy;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Direct identifiers at the edge: e-mail addresses and phone numbers leave as keyed hashes only.
 *
 * <p>A hash reads {@code keyId:hex}, the hex being HMAC-SHA256 of the normalised identifier, so that hashes of one
 * key compare equal and those of a rotated key are told apart. Keyed, because phone numbers can be enumerated.
 */
public final class Identifiers implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;
    private static final int SHORTEST_PHONE = 4;
    private static final int LONGEST_PLACEHOLDER = 40;
    private static final Set<String> PLACEHOLDERS = Set.of(
            "null", "undefined", "none", "nil", "nan", "n/a", "na", "-1", "anonymous", "unknown", "[object object]");

    private final String keyId;
    private final byte[] key;

    private Identifiers(String keyId, byte[] key) {
        this.keyId = keyId;
        this.key = key;
    }

    /**
     * Hashes with one key.
     *
     * @param keyId names the key in each hash
     * @param key 16 bytes or more
     * @throws IllegalArgumentException if the key is shorter
     */
    public static Identifiers of(String keyId, byte[] key) {
        requireNonNull(keyId, "keyId");
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("key " + keyId + " must have at least 16 bytes, but has " + key.length);
        }
        return new Identifiers(keyId, key.clone());
    }

    /** The hash of an address, whatever its case and surrounding space; null if {@code raw} is no address. */
    public @Nullable String email(String raw) {
        String address = raw.strip().toLowerCase(Locale.ROOT);
        int at = address.indexOf('@');
        return at <= 0 || at == address.length() - 1 || isPlaceholder(address) ? null : hash(address);
    }

    /** The hash of a number, whatever its spaces, dashes and brackets; {@code 00…} is {@code +…}; null if it is none. */
    public @Nullable String phone(String raw) {
        String text = raw.strip();
        StringBuilder number = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || c == '+' && number.isEmpty()) {
                number.append(c);
            }
        }
        String written = number.toString();
        String digits = written.startsWith("00") ? "+" + written.substring(2) : written;
        return digits.length() < SHORTEST_PHONE || onlyZeros(digits.replace("+", "")) ? null : hash(digits);
    }

    /**
     * Whether {@code value} stands for "nobody": null, undefined, N/A, -1, anonymous, zeros, an all-zero UUID …
     *
     * <p>Such values are no identity: all who carry them would become one customer.
     */
    public static boolean isPlaceholder(String value) {
        String text = value.strip();
        return text.length() <= LONGEST_PLACEHOLDER
                && (onlyZeros(text) || PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT)));
    }

    private static boolean onlyZeros(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '0' && text.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    private String hash(String normalised) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return keyId + ":" + HexFormat.of().formatHex(mac.doFinal(normalised.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "Identifiers[key " + keyId + "]";
    }
}
