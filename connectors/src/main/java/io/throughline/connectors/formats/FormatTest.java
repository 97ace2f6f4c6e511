package io.throughline.connectors.formats;

import io.throughline.expressions.yaml.YamlNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One test of a format: a raw record, and what must become of it.
 *
 * @param raw the record's bytes
 * @param header the header line that names its columns, null where the format names them
 * @param received when the broker took it, null if unknown
 * @param expected of each event in order, the fields named; {@code fails} alone for a failure's reason
 */
record FormatTest(
        String name,
        byte[] raw,
        byte @Nullable [] header,
        @Nullable Instant received,
        List<Map<String, YamlNode>> expected) {}
