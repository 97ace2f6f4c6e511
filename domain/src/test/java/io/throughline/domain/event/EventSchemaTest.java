package io.throughline.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Avro schema and {@link EventField} say the same thing. */
class EventSchemaTest {

    private static final JsonNode FIELDS = schema("customer-event.avsc").get("fields");

    @Test
    void hasTheSameFieldsInTheSameOrder() {
        List<String> names = StreamSupport.stream(FIELDS.spliterator(), false)
                .map(field -> field.get("name").asText())
                .toList();

        assertThat(names)
                .containsExactlyElementsOf(Arrays.stream(EventField.values())
                        .map(EventField::fieldName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(EventField.class)
    void hasTheSameTypesAndLacksTheSameFields(EventField field) {
        JsonNode declared = FIELDS.get(field.ordinal());
        JsonNode type = declared.get("type");

        if (field.nullable()) {
            assertThat(type.get(0).asText()).isEqualTo("null");
            assertThat(type).hasSize(2);
            assertThat(declared.get("default").isNull()).isTrue();
            type = type.get(1);
        }
        assertThat(avro(type))
                .isEqualTo(
                        switch (field.type()) {
                            case STRING -> "string";
                            case BOOLEAN -> "boolean";
                            case LONG -> "long";
                            case DOUBLE -> "double";
                            case DECIMAL -> "bytes decimal(18,4)";
                            case TIMESTAMP -> "long timestamp-micros";
                            case STRING_LIST -> "array of string";
                            case STRING_MAP -> "map of string";
                            case ITEMS -> "array of record";
                        });
        assertThat(declared.get("doc").asText()).isNotBlank();
    }

    @Test
    void namesTheMergeOfTwoIdentitiesInTheSameSpace() {
        JsonNode merged = schema("identity-merged.avsc");

        assertThat(merged.get("namespace").asText()).isEqualTo("io.throughline");
        assertThat(merged.get("name").asText()).isEqualTo("IdentityMerged");
    }

    private static String avro(JsonNode type) {
        if (type.isTextual()) {
            return type.asText();
        }
        return switch (type.get("type").asText()) {
            case "array" -> "array of " + avro(type.get("items"));
            case "map" -> "map of " + avro(type.get("values"));
            case "record" -> "record";
            case "bytes" ->
                "bytes %s(%d,%d)"
                        .formatted(
                                type.get("logicalType").asText(),
                                type.get("precision").asInt(),
                                type.get("scale").asInt());
            default -> type.get("type").asText() + " " + type.get("logicalType").asText();
        };
    }

    private static JsonNode schema(String name) {
        try (InputStream in = CustomerEvent.class.getResourceAsStream("/io/throughline/domain/" + name)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException unreadable) {
            throw new IllegalStateException("cannot read " + name, unreadable);
        }
    }
}
