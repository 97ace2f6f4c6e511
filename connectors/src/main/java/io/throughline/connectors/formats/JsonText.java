package io.throughline.connectors.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON within limits, as maps, {@link JsonArray}s, strings, Long, BigInteger, BigDecimal, booleans and nulls.
 *
 * <p>Decimals stay exact; {@code NaN} and the infinities are read as such, since some senders write them.
 */
final class JsonText {

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH + 2)
                    .maxNumberLength(Limits.NUMBER_LENGTH)
                    .maxStringLength(Limits.RECORD_BYTES)
                    .build())
            .build();

    private JsonText() {}

    /**
     * The one value that {@code bytes}, UTF-8, hold from {@code start} on.
     *
     * @throws Unreadable as {@code empty}, {@code not_json}, {@code too_deep} or {@code too_large}
     */
    static @Nullable Object read(byte[] bytes, int start) throws Unreadable {
        try (JsonParser parser = JSON.createParser(bytes, start, bytes.length - start)) {
            if (parser.nextToken() == null) {
                throw new Unreadable("empty", "nothing but white space, expected a JSON object");
            }
            Object value = value(parser, bytes, 0);
            if (parser.nextToken() != null) {
                throw new Unreadable("not_json", "more than one JSON value, expected one a record");
            }
            return value;
        } catch (StreamConstraintsException | NumberFormatException limit) {
            throw new Unreadable("too_large", "a number, name or text beyond the limits of a record");
        } catch (IOException malformed) {
            throw new Unreadable("not_json", "malformed JSON" + place(malformed));
        }
    }

    private static @Nullable Object value(JsonParser parser, byte[] bytes, int depth) throws IOException, Unreadable {
        if (depth > Limits.DEPTH) {
            throw new Unreadable("too_deep", "more than " + Limits.DEPTH + " objects and lists within each other");
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, bytes, depth);
            case START_ARRAY -> array(parser, bytes, depth);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.isNaN() ? parser.getDoubleValue() : parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, byte[] bytes, int depth)
            throws IOException, Unreadable {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        String name;
        while ((name = parser.nextFieldName()) != null) {
            parser.nextToken();
            object.put(name, value(parser, bytes, depth + 1));
        }
        return object;
    }

    private static JsonArray array(JsonParser parser, byte[] bytes, int depth) throws IOException, Unreadable {
        JsonArray array = new JsonArray(bytes);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int from = (int) parser.currentTokenLocation().getByteOffset();
            Object element = value(parser, bytes, depth + 1);
            array.add(element, from, (int) parser.currentLocation().getByteOffset());
        }
        return array;
    }

    private static Number integer(JsonParser parser) throws IOException {
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? parser.getBigIntegerValue()
                : (Number) parser.getLongValue();
    }

    private static String place(IOException malformed) {
        return malformed instanceof com.fasterxml.jackson.core.JacksonException json && json.getLocation() != null
                ? " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "";
    }
}
