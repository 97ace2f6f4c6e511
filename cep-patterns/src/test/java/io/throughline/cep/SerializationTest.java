package io.throughline.cep;

import static io.throughline.cep.Events.at;
import static io.throughline.cep.Events.draft;
import static io.throughline.cep.Events.event;
import static io.throughline.cep.Events.merge;
import static io.throughline.cep.Events.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.cep.engine.ProfileEnd;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.friction.FrictionMatch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever travels between the operators of matching does so without a generic serialiser, and arrives as it left. */
class SerializationTest {

    static Stream<Object> records() {
        FrictionMatch match = SettleTest.match("m1", "ada", 0, 10);
        return Stream.of(
                full(),
                event("e1", "anon:x", "click", 0),
                JourneyRecord.of(full()),
                record("e1", "anon:x", "click", 0),
                merge("anon:x", "ada", 10, full(), event("e1", "anon:x", "click", 0)),
                match,
                match.rekeyedFrom("anon:x").priced(new BigDecimal("12.3400"), "run-1"),
                new Sighting("ada", match, true, "question", at(60), "lane", 1000, true, null),
                new ProfileEnd("anon:x", at(10)),
                Sighting.of(new ProfileEnd("anon:x", at(10))));
    }

    @ParameterizedTest
    @MethodSource("records")
    void arrivesAsItLeft(Object record) throws Exception {
        TypeSerializer<Object> serializer = serializer(record);
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(record, out);

        assertThat(serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer())))
                .isEqualTo(record);
        assertThat(serializer.copy(record)).isEqualTo(record);
    }

    /** Creating the serialiser fails where one of the parts would need a generic one. */
    @SuppressWarnings("unchecked")
    private static TypeSerializer<Object> serializer(Object record) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        TypeInformation<Object> type = (TypeInformation<Object>) TypeInformation.of(record.getClass());
        assertThat(type.toString()).doesNotContain("GenericType");
        return type.createSerializer(new SerializerConfigImpl(configuration));
    }

    private static CustomerEvent full() {
        return draft("e2", "ada", "order_completed", 5)
                .set(EventField.AMOUNT, new BigDecimal("19.9900"))
                .set(EventField.RECEIVED_AT, at(6))
                .set(EventField.SENTIMENT, -0.5)
                .set(EventField.WAIT_MS, 1200L)
                .set(EventField.QUALITY_FLAGS, List.of("amount_overflow"))
                .set(EventField.PROPERTIES, Map.of("cart_id", "c1"))
                .set(EventField.STAGE, "purchase")
                .build();
    }
}
