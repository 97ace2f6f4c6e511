package io.throughline.connectors.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventDraft;
import io.throughline.domain.event.EventField;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyRecordCodecTest {

    private final JourneyRecordCodec codec = new JourneyRecordCodec();

    @ParameterizedTest
    @EnumSource(EventField.class)
    void bringsBackEveryField(EventField field) throws Exception {
        CustomerEvent full = SampleEvents.full();
        EventDraft draft = SampleEvents.bare("shop", "e1", SampleEvents.NOON).set(field, field.of(full));
        JourneyRecord record = JourneyRecord.of(draft.build());

        JourneyRecord back = codec.decode(codec.encode(record));

        assertThat(back).isEqualTo(record);
        assertThat(field.of(back.event())).isEqualTo(field.of(full));
    }

    @Test
    void bringsBackAnEventThatHasOnlyWhatItMust() throws Exception {
        JourneyRecord record = JourneyRecord.of(
                SampleEvents.bare("shop", "e1", SampleEvents.NOON).build());

        assertThat(codec.decode(codec.encode(record))).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void bringsBackAnyRecord(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            JourneyRecord record = anyRecord(random);

            assertThat(codec.decode(codec.encode(record))).isEqualTo(record);
        }
    }

    @Test
    void keepsFourDigitsOfMoneyAndSixOfSeconds() throws Exception {
        CustomerEvent event = SampleEvents.bare("shop", "e1", SampleEvents.NOON.plusNanos(1_999))
                .set(EventField.AMOUNT, new BigDecimal("-12.34565"))
                .build();

        CustomerEvent back = codec.decode(codec.encode(JourneyRecord.of(event))).event();

        assertThat(back.measures().amount()).isEqualTo(new BigDecimal("-12.3456"));
        assertThat(back.time().eventTime()).isEqualTo(SampleEvents.NOON.plusNanos(1_000));
    }

    @Test
    void refusesMoneyThatDoesNotFit() {
        CustomerEvent event = SampleEvents.bare("shop", "e1", SampleEvents.NOON)
                .set(EventField.AMOUNT, new BigDecimal("1e15"))
                .build();

        assertThatThrownBy(() -> codec.encode(JourneyRecord.of(event)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount must fit decimal(18,4), but has 20 digits");
    }

    @Test
    void writesWhatAnyReaderOfSingleObjectsReads() throws Exception {
        CustomerEvent event = SampleEvents.bare("shop", "e1", SampleEvents.NOON).build();

        Object read = new BinaryMessageDecoder<>(GenericData.get(), JourneySchemas.declared())
                .decode(codec.encode(JourneyRecord.of(event)));

        assertThat(((GenericRecord) read).get("event_id")).hasToString("e1");
        // 2026-03-02T12:00:00Z in microseconds
        assertThat(((GenericRecord) read).get("event_time")).isEqualTo(1_772_452_800_000_000L);
    }

    @Test
    void saysWhatItFoundInForeignBytes() {
        assertThatThrownBy(() -> codec.decode("{\"event_id\":\"e1\"}".getBytes()))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("starts with c301");
        assertThatThrownBy(() -> codec.decode(new byte[0])).isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> codec.decode(HexFormat.of().parseHex("c301000000000000000a00")))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("written with schema a00000000000000");
    }

    @Test
    void refusesBytesAfterTheRecord() {
        byte[] bytes = codec.encode(JourneyRecord.of(SampleEvents.full()));

        assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("1 bytes are left over after a journey record");
    }

    @Test
    @Timeout(10)
    void believesNoLengthThatTheBytesCannotHold() {
        byte[] header = Arrays.copyOf(codec.encode(JourneyRecord.of(SampleEvents.full())), 10);
        // Branch 0 of the union, then an event id that claims 2^29 bytes.
        byte[] bytes = Arrays.copyOf(header, 16);
        System.arraycopy(HexFormat.of().parseHex("008080808004"), 0, bytes, 10, 6);

        assertThatThrownBy(() -> codec.decode(bytes))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("536870912 bytes or elements announced, but only 0 bytes left");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    @Timeout(20)
    void answersMutatedBytesWithARecordOrOneException(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = mutated(codec.encode(anyRecord(random)), random);
            try {
                assertThat(codec.decode(bytes)).isNotNull();
            } catch (UnreadableRecordException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
            bytes[10 + random.nextInt(bytes.length - 10)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static JourneyRecord anyRecord(Random random) {
        CustomerEvent event = SampleEvents.random(random, random.nextDouble());
        if (random.nextInt(4) > 0) {
            return JourneyRecord.of(event);
        }
        List<CustomerEvent> recent = random.nextBoolean()
                ? List.of()
                : List.of(event, SampleEvents.random(random, 0.5), SampleEvents.random(random, 0.1));
        return JourneyRecord.of(new IdentityMerged("anon:a1", "c1", event.time().orderTime(), recent));
    }
}
