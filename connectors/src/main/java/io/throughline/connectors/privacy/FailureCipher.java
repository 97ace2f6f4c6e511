package io.throughline.connectors.privacy;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the bytes of records that could not be read: AES-256-GCM.
 *
 * <p>What it writes is 12 bytes of nonce, then the cipher text with its tag of 16 bytes. The nonce is the beginning of a
 * keyed hash (HMAC-SHA-256, under a key of its own derived from the given one) of the plain bytes, so that a replay
 * writes the very same row; all that this tells an onlooker is which records are equal. No nonce serves two different
 * records, up to a chance of 2<sup>-32</sup> over four billion of them (2<sup>-96</sup> per pair). The key never appears
 * in {@link #toString} or in a message.
 */
public final class FailureCipher implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String NONCE_ALGORITHM = "HmacSHA256";
    private static final byte[] NONCE_KEY_LABEL = "nonce of a failed event".getBytes(StandardCharsets.US_ASCII);

    private final String keyId;
    private final byte[] key;

    private FailureCipher(String keyId, byte[] key) {
        this.keyId = keyId;
        this.key = key;
    }

    /**
     * A cipher with one key.
     *
     * @param keyId names the key in each failed event
     * @param key 32 bytes
     * @throws IllegalArgumentException if the key has another length
     */
    public static FailureCipher of(String keyId, byte[] key) {
        requireNonNull(keyId, "keyId");
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key " + keyId + " must have 32 bytes, but has " + key.length);
        }
        return new FailureCipher(keyId, key.clone());
    }

    public String keyId() {
        return keyId;
    }

    /** The encrypted form of {@code plain}: the same bytes with the same key each time. */
    public byte[] encrypt(byte[] plain) {
        try {
            byte[] nonce = Arrays.copyOf(hash(hash(key, NONCE_KEY_LABEL), plain), NONCE_BYTES);
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * The bytes that {@link #encrypt} was given.
     *
     * @throws IllegalArgumentException if they were encrypted with another key, or were changed since
     */
    public byte[] decrypt(byte[] sealed) {
        if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new IllegalArgumentException(
                    "an encrypted payload has at least 28 bytes, but this one has " + sealed.length);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the payload was not encrypted with key " + keyId + ", or was changed since", e);
        }
    }

    private static byte[] hash(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(NONCE_ALGORITHM);
        mac.init(new SecretKeySpec(key, NONCE_ALGORITHM));
        return mac.doFinal(message);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    @Override
    public String toString() {
        return "FailureCipher[key " + keyId + "]";
    }
}
