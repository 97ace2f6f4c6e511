package io.throughline.connectors.formats;

import io.throughline.connectors.privacy.FailureCipher;
import io.throughline.connectors.privacy.Identifiers;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.FailedEvent;
import io.throughline.domain.event.Parsed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads records in tests, with fixed keys. */
public final class Reading {

    public static final FailureCipher CIPHER = FailureCipher.of("k1", new byte[32]);
    public static final Identifiers IDENTIFIERS = Identifiers.of("k1", new byte[32]);
    static final Format NATIVE = Format.shipped("native");
    private static final RecordReader FROM_FILE = by(NATIVE, ReceivedAt.eventTime());
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Reading() {}

    public static RecordReader by(Format format, ReceivedAt receivedAt) {
        return RecordReader.of(format, "shop", receivedAt, CIPHER, IDENTIFIERS);
    }

    static List<Parsed> all(RecordReader reader, RawRecord raw) {
        List<Parsed> parsed = new ArrayList<>();
        reader.read(raw, parsed::add);
        return parsed;
    }

    static Parsed one(RecordReader reader, byte[] bytes) {
        List<Parsed> parsed = all(reader, new RawRecord(bytes, null, "test#1"));
        if (parsed.size() != 1) {
            throw new AssertionError("expected one event, but got " + parsed);
        }
        return parsed.get(0);
    }

    /** The event of a native record that was read from a file. */
    static CustomerEvent event(String json) {
        return event(one(FROM_FILE, utf8(json)));
    }

    static CustomerEvent event(Parsed parsed) {
        if (parsed.event() == null) {
            throw new AssertionError("expected an event, but got " + parsed.failure());
        }
        return parsed.event();
    }

    /** The failure of a native record. */
    static FailedEvent failure(byte[] bytes) {
        Parsed parsed = one(FROM_FILE, bytes);
        if (parsed.failure() == null) {
            throw new AssertionError("expected a failure, but got " + parsed.event());
        }
        return parsed.failure();
    }

    /** A native record with usual values and {@code more} of its fields. */
    static String record(String more) {
        return "{\"event_id\":\"e1\",\"event_time\":\"2026-03-01T12:00:00Z\",\"channel\":\"web\","
                + "\"event_type\":\"page_viewed\",\"anonymous_id\":\"a1\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A file of the reference samples; it need not be there. */
    public static Path sample(String name) {
        return root().resolve("../shared/reference/samples").normalize().resolve(name);
    }

    /** The repository's root, above the module that is tested. */
    static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
            root = root.getParent();
        }
        return root;
    }
}
