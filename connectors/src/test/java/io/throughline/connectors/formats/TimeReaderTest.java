package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {

    private final TimeReader reader = TimeReader.utcByDefault();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-01T12:00:00Z                  | 2026-03-01T12:00:00Z
            2026-03-01T12:00:00.123456789Z        | 2026-03-01T12:00:00.123456Z
            2026-03-01T12:00:00,5Z                | 2026-03-01T12:00:00.500Z
            2026-03-01T12:00Z                     | 2026-03-01T12:00:00Z
            2026-03-01T23:30:00-05:00             | 2026-03-02T04:30:00Z
            2026-03-01T23:30:00-0530              | 2026-03-02T05:00:00Z
            2026-03-01T12:00:00+01                | 2026-03-01T11:00:00Z
            2026-03-01T12:00:00+01:00[Europe/Paris] | 2026-03-01T11:00:00Z
            2026-03-01 12:00:00.729000 UTC        | 2026-03-01T12:00:00.729Z
            2026-03-01 12:00:00 +0000             | 2026-03-01T12:00:00Z
            2016-12-31T23:59:60Z                  | 2017-01-01T00:00:00Z
            Sun, 1 Mar 2026 12:00:00 GMT          | 2026-03-01T12:00:00Z
            Sun, 01 Mar 2026 12:00:00 +0100       | 2026-03-01T11:00:00Z
            1 Mar 2026 12:00:00 GMT               | 2026-03-01T12:00:00Z
            1772366400                            | 2026-03-01T12:00:00Z
            1772366400.25                         | 2026-03-01T12:00:00.250Z
            1772366400250                         | 2026-03-01T12:00:00.250Z
            1772366400250000                      | 2026-03-01T12:00:00.250Z
            1772366400250000999                   | 2026-03-01T12:00:00.250Z
            """)
    void readsTimesThatNameTheirInstant(String text, Instant instant) {
        assertThat(reader.read(text)).isEqualTo(new ReadTime(instant, true));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00, 2026-03-01T12:00:00Z",
        "2026-03-01 12:00, 2026-03-01T12:00:00Z",
        "2026-03-01, 2026-03-01T00:00:00Z",
        "20260301, 2026-03-01T00:00:00Z"
    })
    void takesTimesWithoutZoneAsUtcAndSaysSo(String text, Instant instant) {
        assertThat(reader.read(text)).isEqualTo(new ReadTime(instant, false));
    }

    @Test
    void takesTimesWithoutZoneInTheZoneOfTheFormat() {
        TimeReader till = TimeReader.in(ZoneId.of("Europe/Berlin"));

        assertThat(till.read("2026-07-01 12:00:00"))
                .isEqualTo(new ReadTime(Instant.parse("2026-07-01T10:00:00Z"), true));
        assertThat(till.read("2026-07-01T12:00:00Z"))
                .isEqualTo(new ReadTime(Instant.parse("2026-07-01T12:00:00Z"), true));
    }

    @Test
    void readsNumbersByTheirSize() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");

        assertThat(reader.read(1772366400L)).isEqualTo(new ReadTime(noon, true));
        assertThat(reader.read(1772366400000L)).isEqualTo(new ReadTime(noon, true));
        assertThat(reader.read(BigInteger.valueOf(1772366400000000000L))).isEqualTo(new ReadTime(noon, true));
        assertThat(reader.read(new BigDecimal("1.7723664E+12"))).isEqualTo(new ReadTime(noon, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "0", "-62135596800000", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z",
                "2026-02-30", "2026-13-01T00:00:00Z", "2026-03-01T25:00:00Z", "2026-W09-7", "yesterday", "NaN", "1e400",
                "1e999999999", "-1e-999999999", "99999999999999999999", "2026-03-01T12:00:00+99:00",
                        "Sun, 99 Mar 2026 12:00:00 GMT", "::", "12:00"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(reader.read(text)).isNull();
    }

    @Test
    void refusesWhatIsNoSingleValue() {
        assertThat(reader.read(null)).isNull();
        assertThat(reader.read(true)).isNull();
        assertThat(reader.read(java.util.List.of(1772366400L))).isNull();
        assertThat(reader.read("1".repeat(1000))).isNull();
    }
}
