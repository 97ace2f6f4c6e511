package io.throughline.connectors.codec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/** The schemas of the topic {@code journey-events}: the one that is written, and each that ever was. */
final class JourneySchemas {

    /** Every schema that was ever released, oldest first; the last is the current one (a test holds it). */
    private static final List<String> RELEASED = List.of("journey-record-1.avsc");

    private final Schema current;
    private final Map<Long, Schema> byFingerprint = new HashMap<>();

    JourneySchemas(Schema current, List<Schema> older) {
        this.current = current;
        for (Schema schema : older) {
            byFingerprint.put(fingerprint(schema), schema);
        }
        byFingerprint.put(fingerprint(current), current);
    }

    static JourneySchemas shipped() {
        return new JourneySchemas(declared(), released());
    }

    /** The union of the two schemas that the domain declares. */
    static Schema declared() {
        Schema.Parser parser = new Schema.Parser();
        Schema event = parser.parse(text("/io/throughline/domain/customer-event.avsc"));
        Schema merged = parser.parse(text("/io/throughline/domain/identity-merged.avsc"));
        return Schema.createUnion(event, merged);
    }

    static List<Schema> released() {
        List<Schema> schemas = new ArrayList<>();
        for (String name : RELEASED) {
            schemas.add(new Schema.Parser().parse(text("/io/throughline/connectors/codec/" + name)));
        }
        return schemas;
    }

    Schema current() {
        return current;
    }

    @Nullable
    Schema withFingerprint(long fingerprint) {
        return byFingerprint.get(fingerprint);
    }

    /** The known fingerprints in hexadecimal, for messages. */
    TreeSet<String> fingerprints() {
        TreeSet<String> names = new TreeSet<>();
        byFingerprint.keySet().forEach(value -> names.add(Long.toHexString(value)));
        return names;
    }

    /** CRC-64-AVRO of the schema's parsing canonical form. */
    static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    private static String text(String resource) {
        try (InputStream in = JourneySchemas.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new SchemaParseException("no schema " + resource + " on the class path");
            }
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
