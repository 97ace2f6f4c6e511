package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.throughline.expressions.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Editors and the reader know the same words. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = text("/patterns/pattern.schema.json");
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT);

    @Test
    void everyShippedPatternIsValid() {
        for (PatternDefinition pattern : PatternFiles.shipped()) {
            String file = text("/patterns/" + pattern.name() + ".yaml");

            assertThat(SCHEMA.validate(json(file))).as(pattern.name()).isEmpty();
        }
    }

    @Test
    void itKnowsTheWordsThatTheReaderKnows() {
        assertThat(words("pattern")).containsExactlyInAnyOrderElementsOf(Words.PATTERN);
        assertThat(words("use")).containsExactlyInAnyOrderElementsOf(Words.USE);
        assertThat(words("step")).containsExactlyInAnyOrderElementsOf(Words.STEP);
        assertThat(words("absent")).containsExactlyInAnyOrderElementsOf(Words.ABSENT);
        assertThat(words("group")).containsExactlyInAnyOrderElementsOf(Words.GROUP);
        assertThat(words("occurrence")).containsExactlyInAnyOrderElementsOf(Words.OCCURRENCE);
        assertThat(words("calendar")).containsExactlyInAnyOrderElementsOf(Words.CALENDAR);
        assertThat(words("test")).containsExactlyInAnyOrderElementsOf(Words.TEST);
        assertThat(words("expect")).containsExactlyInAnyOrderElementsOf(Words.EXPECT);
    }

    @ParameterizedTest
    @CsvSource({
        "severity: medium, severity: awful",
        "weight: 3, weight: -3",
        "within: 60m, withing: 60m",
        "on: [product_added, on_: [product_added",
        "at: cart, where_at: cart",
    })
    void whatTheReaderRefusesIsMarked(String sound, String mistake) {
        String file = text("/patterns/cart-abandonment.yaml");
        assertThat(file).contains(sound);

        assertThat(SCHEMA.validate(json(file.replace(sound, mistake)))).isNotEmpty();
    }

    private static JsonNode json(String yaml) {
        return JSON.valueToTree(YamlNode.read("pattern.yaml", yaml).plain());
    }

    private static List<String> words(String definition) {
        try {
            List<String> words = new ArrayList<>();
            JSON.readTree(TEXT)
                    .path("$defs")
                    .path(definition)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(words::add);
            return words;
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException(noJson);
        }
    }

    private static String text(String resource) {
        try (InputStream in = Objects.requireNonNull(PatternFiles.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
