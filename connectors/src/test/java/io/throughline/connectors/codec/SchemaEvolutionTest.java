package io.throughline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.EventField;
import io.throughline.domain.event.JourneyRecord;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

class SchemaEvolutionTest {

    @Test
    void theLatestReleasedSchemaIsTheOneTheDomainDeclares() {
        List<Schema> released = JourneySchemas.released();

        // Whoever changes a schema adds a file journey-record-N.avsc; released ones never change.
        assertThat(released.get(released.size() - 1)).isEqualTo(JourneySchemas.declared());
    }

    @Test
    void theFirstReleaseStaysWhatItWas() {
        assertThat(Long.toHexString(
                        JourneySchemas.fingerprint(JourneySchemas.released().get(0))))
                .isEqualTo("dffab4a2cb27f980");
    }

    @Test
    void everyReleasedSchemaCanBeReadByTheCurrentOne() {
        for (Schema released : JourneySchemas.released()) {
            assertThat(compatibility(JourneySchemas.declared(), released))
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @Test
    void theEventsFieldsStandInTheOrderOfTheSchema() {
        List<String> names = JourneySchemas.declared().getTypes().get(0).getFields().stream()
                .map(Schema.Field::name)
                .toList();

        assertThat(names)
                .containsExactlyElementsOf(List.of(EventField.values()).stream()
                        .map(EventField::fieldName)
                        .toList());
    }

    @Test
    void readsWhatAnOlderVersionWroteBeforeAFieldWasAdded() throws Exception {
        JourneyRecord record = JourneyRecord.of(
                SampleEvents.bare("shop", "e1", SampleEvents.NOON).build());
        Schema older = JourneySchemas.declared();
        Schema newer = withAddedField(older);
        byte[] bytes = new SingleObjects(new JourneySchemas(older, List.of())).encode(record);

        JourneyRecord back = new SingleObjects(new JourneySchemas(newer, List.of(older))).decode(bytes);

        assertThat(compatibility(newer, older)).isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        assertThat(back).isEqualTo(record);
    }

    @Test
    void saysSoWhenANewerVersionWroteIt() {
        Schema older = JourneySchemas.declared();
        Schema newer = withAddedField(older);
        byte[] bytes = new SingleObjects(new JourneySchemas(newer, List.of(older)))
                .encode(JourneyRecord.of(SampleEvents.full()));

        assertThatThrownBy(() -> new SingleObjects(new JourneySchemas(older, List.of())).decode(bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("a newer version wrote it?");
    }

    @Test
    void aFieldWithoutDefaultWouldBeNoticed() {
        Schema older = JourneySchemas.declared();
        String added = "\"name\":\"added\",\"type\":";
        Schema newer = new Schema.Parser()
                .parse(withAddedField(older)
                        .toString()
                        .replace(added + "[\"null\",\"string\"],\"default\":null", added + "\"string\""));

        assertThat(compatibility(newer, older)).isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    private static SchemaCompatibilityType compatibility(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getType();
    }

    /** As a later version may look: the event has one field more at its end. */
    private static Schema withAddedField(Schema union) {
        String end = "\"name\":\"properties\"";
        String json = union.toString();
        int at = json.indexOf(end);
        int close = json.indexOf("}]}", json.indexOf("\"default\":{}", at));
        String added = "},{\"name\":\"added\",\"type\":[\"null\",\"string\"],\"default\":null";
        return new Schema.Parser().parse(json.substring(0, close) + added + json.substring(close));
    }
}
