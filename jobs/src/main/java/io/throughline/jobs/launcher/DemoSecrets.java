package io.throughline.jobs.launcher;

import io.throughline.simulator.Company;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a demonstration, in place of the environment.
 *
 * <p>The keys that hash identifiers and encrypt failed records follow from the seed, so that the same company gives the
 * same tables. Nobody's data need them: the company is synthetic. The webhooks' secret is new each time.
 */
record DemoSecrets(Company company, String webhookSecret) {

    static final String WEBHOOK_SECRET = "THROUGHLINE_DEMO_WEBHOOK_SECRET";

    private static final String HASH_KEY = "THROUGHLINE_DEMO_HASH_KEY";
    private static final String FAILED_EVENTS_KEY = "THROUGHLINE_DEMO_FAILED_EVENTS_KEY";

    /** The settings that ask for the keys. */
    static List<String> settings() {
        return List.of(
                "identity.hash_key=${env:" + HASH_KEY + "}", "failed_events.key=${env:" + FAILED_EVENTS_KEY + "}");
    }

    /** The value of the variable {@code name}: one of these secrets, else what the environment says. */
    @Nullable
    String value(String name) {
        return switch (name) {
            case WEBHOOK_SECRET -> webhookSecret;
            case HASH_KEY, FAILED_EVENTS_KEY -> key(name);
            default -> System.getenv(name);
        };
    }

    private String key(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.US_ASCII));
            digest.update(
                    ByteBuffer.allocate(Long.BYTES).putLong(company.seed()).array());
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
