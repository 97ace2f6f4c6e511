package io.throughline.connectors.formats;

import static io.throughline.connectors.formats.Reading.event;
import static io.throughline.connectors.formats.Reading.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.Channel;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.OrderItem;
import io.throughline.domain.event.ScoreType;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReadersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            19.99                | 19.9900           |
            "19.99"              | 19.9900           |
            0.1                  | 0.1000            |
            -0.0                 | 0.0000            |
            "-0"                 | 0.0000            |
            1e3                  | 1000.0000         |
            0.00005              | 0.0000            | amount_rounded
            0.00015              | 0.0002            | amount_rounded
            0.123456789012345678 | 0.1235            | amount_rounded
            99999999999999.9999  | 99999999999999.9999 |
            99999999999999.99999 |                   | amount_overflow
            12345678901234567890 |                   | amount_overflow
            1e400                |                   | amount_overflow
            1e999999999          |                   | amount_overflow
            1e-999999999         | 0.0000            | amount_rounded
            NaN                  |                   | amount_unparseable
            "Infinity"           |                   | amount_unparseable
            "1.234,56"           |                   | amount_unparseable
            "1,234.56"           |                   | amount_unparseable
            "€19,99"             |                   | amount_unparseable
            "19.99 EUR"          |                   | amount_unparseable
            ""                   |                   |
            {}                   |                   |
            """)
    void readMoneyExactlyOrNotAtAll(String sent, BigDecimal amount, String flag) {
        CustomerEvent event = event(record("\"amount\":" + sent));

        assertThat(event.measures().amount()).isEqualTo(amount);
        if (flag == null) {
            assertThat(event.trust().qualityFlags()).isEmpty();
        } else {
            assertThat(event.trust().qualityFlags()).containsExactly(flag);
            assertThat(event.trust().properties()).containsKey("amount_raw");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "NULL",
                "undefined",
                " N/A ",
                "-1",
                "0",
                "000",
                "anonymous",
                "00000000-0000-0000-0000-000000000000",
                "---"
            })
    void takePlaceholdersForNobody(String id) {
        CustomerEvent event = event(record("\"anonymous_id\":\"" + id + "\",\"user_id\":\"" + id + "\""));

        assertThat(event.who().profileId()).isNull();
        assertThat(event.who().customerId()).isNull();
        assertThat(event.trust().qualityFlags()).containsExactly("id_placeholder");
    }

    @Test
    void keepIdsAsText() {
        assertThat(event(record("\"event_id\":94857068804950690")).identity().eventId())
                .isEqualTo("94857068804950690");
        assertThat(event(record("\"event_id\":94857068804950690")).trust().qualityFlags())
                .isEmpty();
        assertThat(event(record("\"user_id\":\"'; DROP TABLE events; --\""))
                        .who()
                        .profileId())
                .isEqualTo("'; DROP TABLE events; --");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.485706880495069e+16", "\"9.485706880495069e+16\"", "1.0"})
    void flagIdsThatWentThroughAFloatingPointNumber(String id) {
        assertThat(event(record("\"event_id\":" + id)).trust().qualityFlags()).containsExactly("id_mangled");
    }

    @Test
    void repairTextThatDatabasesRefuse() {
        CustomerEvent event = event(
                record(
                        "\"anonymous_id\":\"a\\ud800\",\"topic\":\"x\\u0000y\\u0007\",\"team\":\"a\\nb\",\"outcome\":\"\\ud83d\\ude00\""));

        assertThat(event.who().anonymousId()).isEqualTo("a\ufffd");
        assertThat(event.what().topic()).isEqualTo("x\ufffdy\ufffd");
        assertThat(event.correlation().team()).isEqualTo("a\nb");
        assertThat(event.what().outcome()).isEqualTo("\ud83d\ude00");
        assertThat(event.trust().qualityFlags()).containsExactly("text_sanitised");
    }

    @Test
    void keepUnknownNamesAsTheyWereSent() {
        CustomerEvent event = event(record(
                "\"channel\":\"Hologram\",\"event_type\":\"Danced\",\"score_type\":\"NPS\",\"actor\":\"ghost\""));

        assertThat(event.where().channel()).isEqualTo(Channel.OTHER);
        assertThat(event.what().eventType()).isEqualTo("other");
        assertThat(event.what().eventName()).isEqualTo("Danced");
        assertThat(event.measures().scoreType()).isEqualTo(ScoreType.NPS);
        assertThat(event.what().actor()).isNull();
        assertThat(event.trust().properties())
                .containsEntry("channel_raw", "Hologram")
                .containsEntry("event_type_raw", "Danced")
                .containsEntry("actor_raw", "ghost");
        assertThat(event.trust().qualityFlags())
                .containsExactlyInAnyOrder("unknown_channel", "unknown_event_type", "unknown_actor");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"score_type\":\"nps\",\"score\":11', true",
        "'\"score_type\":\"nps\",\"score\":10', false",
        "'\"score_type\":\"csat\",\"score\":0', true",
        "'\"score_type\":\"ces\",\"score\":7', false",
        "'\"score_type\":\"csat\",\"score\":80,\"score_scale\":\"0-100\"', false",
        "'\"score_type\":\"csat\",\"score\":101,\"score_scale\":\"0-100\"', true",
        "'\"score\":101', false",
        "'\"score\":101,\"score_scale\":\"percent\"', false"
    })
    void flagScoresOutsideTheirScale(String fields, boolean flagged) {
        assertThat(event(record(fields)).trust().qualityFlags().contains("score_out_of_range"))
                .isEqualTo(flagged);
    }

    @Test
    void readMeasuresAsNumbers() {
        CustomerEvent event = event(
                record("\"wait_ms\":\"1500\",\"duration_ms\":2.5,\"sentiment\":-0.7,\"is_bot_traffic\":\"true\""));

        assertThat(event.measures().waitMs()).isEqualTo(1500);
        assertThat(event.measures().durationMs()).isEqualTo(2);
        assertThat(event.measures().sentiment()).isEqualTo(-0.7);
        assertThat(event.trust().botTraffic()).isTrue();
        assertThat(event.trust().qualityFlags()).isEmpty();
    }

    @Test
    void leaveOutMeasuresThatAreNone() {
        CustomerEvent event =
                event(record("\"wait_ms\":\"soon\",\"duration_ms\":1e30,\"sentiment\":3,\"is_bot_traffic\":\"maybe\""));

        assertThat(event.measures().waitMs()).isNull();
        assertThat(event.measures().durationMs()).isNull();
        assertThat(event.measures().sentiment()).isNull();
        assertThat(event.trust().botTraffic()).isFalse();
        assertThat(event.trust().qualityFlags())
                .containsExactlyInAnyOrder(
                        "wait_ms_unparseable",
                        "duration_ms_unparseable",
                        "sentiment_out_of_range",
                        "is_bot_traffic_unparseable");
    }

    @Test
    void readItemsWithExactPrices() {
        CustomerEvent event = event(
                record(
                        "\"items\":[{\"product_id\":7,\"quantity\":2,\"price\":\"9.99\"},{\"price\":1},{\"product_id\":\"b\",\"price\":\"1,50\"},5]"));

        assertThat(event.measures().items())
                .containsExactly(
                        new OrderItem("7", new BigDecimal("2.0000"), new BigDecimal("9.9900")),
                        new OrderItem("b", null, null));
        assertThat(event.trust().qualityFlags()).containsExactly("items_unparseable");
    }

    @Test
    void keepNoDirectIdentifierInClear() {
        CustomerEvent event =
                event(record("\"email\":\" Someone@Example.org\",\"phone\":\"0049 151/123-45\",\"properties\":{"
                        + "\"name\":\"S\",\"user\":{\"First Name\":\"S\",\"e-mail\":\"x\",\"phone_number\":\"1\"},\"ip\":\"192.0.2.1\","
                        + "\"contact\":\"someone@example.org\",\"colour\":\"red\"}"));

        assertThat(event.trust().properties()).containsOnlyKeys("colour");
        assertThat(event.who().emailHash()).isEqualTo(Reading.IDENTIFIERS.email("someone@example.org"));
        assertThat(event.who().phoneHash()).isEqualTo(Reading.IDENTIFIERS.phone("+4915112345"));
        assertThat(event.toString()).doesNotContainIgnoringCase("someone@").doesNotContain("12345");
    }

    @Test
    void flagIdentifiersThatAreNone() {
        CustomerEvent event = event(record("\"email\":\"none\",\"phone\":\"n/a\""));

        assertThat(event.who().emailHash()).isNull();
        assertThat(event.who().phoneHash()).isNull();
        assertThat(event.trust().qualityFlags()).containsExactlyInAnyOrder("email_unusable", "phone_unusable");
    }

    @Test
    void keepFurtherIdentifiersAndConsentByName() {
        CustomerEvent event =
                event(record("\"identifiers\":{\"loyalty\":77,\"crm\":\"null\"},\"consent\":{\"marketing\":true}"));

        assertThat(event.who().identifiers()).containsOnlyKeys("loyalty").containsEntry("loyalty", "77");
        assertThat(event.trust().consent()).containsEntry("marketing", "true");
    }
}
