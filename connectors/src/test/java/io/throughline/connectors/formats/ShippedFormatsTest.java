package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedFormatsTest {

    @ParameterizedTest
    @MethodSource("shipped")
    void passTheTestsThatTheyCarry(Format format) {
        List<FormatTestResult> results = FormatTests.run(format);

        assertThat(results)
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.passed())
                        .as(result.test() + "\n" + result.message())
                        .isTrue());
    }

    static List<Format> shipped() {
        return Format.allShipped();
    }

    @Test
    void areListedByName() {
        assertThat(Format.allShipped())
                .extracting(Format::name)
                .contains("native", "segment", "snowplow-enriched")
                .doesNotHaveDuplicates();
        assertThat(Format.allShipped()).extracting(Format::about).doesNotContain("");
    }

    @Test
    void areNamedInTheErrorForAnUnknownName() {
        assertThatThrownBy(() -> Format.named("segmnet"))
                .hasMessageStartingWith(
                        "no format is called segmnet and no such file exists; shipped are native, segment, ");
        assertThatThrownBy(() -> Format.shipped("none")).hasMessageContaining("shipped are native");
    }

    @Test
    void snowplowNamesTheStandardColumns() {
        Delimited lines =
                Format.shipped("snowplow-enriched").definition().opening().delimited();

        assertThat(lines).isNotNull();
        // 131 columns of the atomic event, from app_id to true_tstamp
        assertThat(lines.columns())
                .hasSize(131)
                .startsWith("app_id")
                .endsWith("true_tstamp")
                .doesNotHaveDuplicates();
    }

    @Test
    void travelWithTheirReader() throws Exception {
        RecordReader reader = Reading.by(Format.shipped("native"), ReceivedAt.eventTime());

        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(reader);
        RecordReader arrived =
                (RecordReader) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        byte[] record = Reading.utf8(Reading.record("\"user_id\":\"u1\""));
        assertThat(Reading.one(arrived, record)).isEqualTo(Reading.one(reader, record));
    }
}
