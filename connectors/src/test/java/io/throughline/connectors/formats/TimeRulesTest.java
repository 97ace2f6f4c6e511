package io.throughline.connectors.formats;

import static io.throughline.connectors.formats.Reading.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.event.EventTime;
import io.throughline.domain.event.EventTimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimeRulesTest {

    private static final Format SEGMENT = Format.shipped("segment");

    @Test
    void correctsASendersClockByTheBrokersTime() {
        // the sender's clock is an hour fast, and the event is 4 s older than its sending
        EventTime time = track("2026-03-01T13:00:00Z", "2026-03-01T13:00:04Z", ReceivedAt.eventTime(), NOON);

        assertThat(time.eventTime()).isEqualTo(NOON.minusSeconds(4));
        assertThat(time.orderTime()).isEqualTo(time.eventTime());
        assertThat(time.quality()).isEqualTo(EventTimeQuality.SKEW_CORRECTED);
        assertThat(time.raw()).isEqualTo("2026-03-01T13:00:00Z");
        assertThat(time.receivedAt()).isEqualTo(NOON);
        assertThat(time.sentAt()).isEqualTo(Instant.parse("2026-03-01T13:00:04Z"));
    }

    @Test
    void neverCorrectsAClockByAnAssumedTimeOfArrival() {
        for (ReceivedAt assumed : List.of(ReceivedAt.at(NOON), ReceivedAt.fileTime(), ReceivedAt.eventTime())) {
            EventTime time = track("2026-03-01T11:00:00Z", "2026-03-01T11:00:04Z", assumed, null);

            assertThat(time.eventTime()).isEqualTo(Instant.parse("2026-03-01T11:00:00Z"));
            assertThat(time.quality()).isEqualTo(EventTimeQuality.OK);
        }
    }

    @Test
    void takesTheRecordsOwnArrivalBeforeTheBrokersAndThatBeforeTheAssumedOne() {
        assertThat(read(
                                Reading.record("\"received_at\":\"2026-03-01T12:00:01Z\""),
                                ReceivedAt.at(NOON.plusSeconds(3)),
                                NOON.plusSeconds(2))
                        .receivedAt())
                .isEqualTo(NOON.plusSeconds(1));
        assertThat(read(Reading.record(""), ReceivedAt.at(NOON.plusSeconds(3)), NOON.plusSeconds(2))
                        .receivedAt())
                .isEqualTo(NOON.plusSeconds(2));
        assertThat(read(Reading.record(""), ReceivedAt.at(NOON.plusSeconds(3)), null)
                        .receivedAt())
                .isEqualTo(NOON.plusSeconds(3));
        assertThat(read(Reading.record(""), ReceivedAt.fileTime(), null).receivedAt())
                .isEqualTo(NOON.plusSeconds(9));
        assertThat(read(Reading.record(""), ReceivedAt.eventTime(), null).receivedAt())
                .isEqualTo(NOON);
        assertThat(read(Reading.record(""), ReceivedAt.ofRecord(), null).receivedAt())
                .isNull();
    }

    @Test
    void clampsWhatIsMoreThanFiveMinutesAheadOfItsArrival() {
        Instant arrival = NOON.minus(Duration.ofMinutes(5));
        assertThat(read(Reading.record(""), ReceivedAt.at(arrival), null).quality())
                .isEqualTo(EventTimeQuality.OK);

        EventTime ahead = read(Reading.record(""), ReceivedAt.at(arrival.minusMillis(1)), null);
        assertThat(ahead.quality()).isEqualTo(EventTimeQuality.FUTURE_CLAMPED);
        assertThat(ahead.eventTime()).isEqualTo(arrival.minusMillis(1));
        assertThat(ahead.raw()).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void marksWhatIsMoreThanThirtyDaysOlderThanItsArrivalAndKeepsItsProfile() {
        Instant arrival = NOON.plus(Duration.ofDays(30));
        assertThat(read(Reading.record(""), ReceivedAt.at(arrival), null).quality())
                .isEqualTo(EventTimeQuality.OK);

        EventTime old = read(Reading.record(""), ReceivedAt.at(arrival.plusMillis(1)), null);
        assertThat(old.quality()).isEqualTo(EventTimeQuality.TOO_OLD);
        assertThat(old.eventTime()).isEqualTo(NOON);
    }

    @Test
    void takesTheArrivalWhereTheTimeIsMissingOrUnreadable() {
        EventTime missing = read(Reading.record("\"event_time\":null"), ReceivedAt.at(NOON), null);
        assertThat(missing.quality()).isEqualTo(EventTimeQuality.MISSING);
        assertThat(missing.eventTime()).isEqualTo(NOON);

        EventTime unreadable =
                read(Reading.record("\"event_time\":\"0000-00-00 00:00:00\""), ReceivedAt.at(NOON), null);
        assertThat(unreadable.quality()).isEqualTo(EventTimeQuality.UNPARSEABLE);
        assertThat(unreadable.raw()).isEqualTo("0000-00-00 00:00:00");
    }

    @Test
    void saysThatATimeHadNoZoneEvenWhenMoreIsWrongWithIt() {
        var event = Reading.event(Reading.all(
                        Reading.by(Reading.NATIVE, ReceivedAt.at(NOON)),
                        raw(Reading.record("\"event_time\":\"2016-01-12\""), null))
                .get(0));

        assertThat(event.time().quality()).isEqualTo(EventTimeQuality.TOO_OLD);
        assertThat(event.trust().qualityFlags()).containsExactly("no_zone");
        assertThat(event.who().profileId()).isEqualTo("anon:a1");
    }

    private static EventTime track(String timestamp, String sentAt, ReceivedAt policy, @Nullable Instant broker) {
        String json =
                "{\"batch\":[{\"type\":\"track\",\"event\":\"Login\",\"messageId\":\"m\",\"userId\":\"u\",\"timestamp\":\""
                        + timestamp + "\"}],\"sentAt\":\"" + sentAt + "\"}";
        return Reading.event(Reading.all(Reading.by(SEGMENT, policy), raw(json, broker))
                        .get(0))
                .time();
    }

    private static EventTime read(String json, ReceivedAt policy, @Nullable Instant broker) {
        RecordReader reader = Reading.by(Reading.NATIVE, policy);
        return Reading.event(Reading.all(reader, raw(json, broker)).get(0)).time();
    }

    private static RawRecord raw(String json, @Nullable Instant broker) {
        return new RawRecord(Reading.utf8(json), broker, NOON.plusSeconds(9), Map.of(), "test#1");
    }
}
