package io.throughline.expressions;

import static io.throughline.expressions.Facts.evaluate;
import static io.throughline.expressions.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsAndTimesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic == 'billing'",
                "'billing' == topic",
                "topic != 'Billing'",
                "topic < 'c'",
                "topic >= 'billing'",
                "topic.startsWith('bill')",
                "topic.endsWith('ing')",
                "topic.contains('lli')",
                "topic.matches('l{2}')",
                "topic.matches('^b.*g$')",
                "!topic.matches('^l')",
                "topic + '!' == 'billing!'",
                "size(topic) == 7",
                "topic.size() == 7",
                "topic in ['billing', 'outage']",
                "!(topic in ['outage'])",
                "topic in flags",
                "'b' + 'illing' in flags",
                "topic in [case_id, 'billing']",
                "topic in consent",
                "flags == ['billing', 'outage']",
                "flags != ['outage', 'billing']",
                "flags[1] == 'outage'",
                "flags[2] == null",
                "flags[-1] == null",
                "size(flags) == 2",
                "consent.size() == 1",
                "consent.billing == 'granted'",
                "consent['billing'] == 'granted'",
                "consent[topic] == 'granted'",
                "consent == consent",
            })
    void holdsForATextAListAndAMap(String source) {
        assertThat(holds(
                        source,
                        "topic",
                        "billing",
                        "flags",
                        List.of("billing", "outage"),
                        "consent",
                        Map.of("billing", "granted")))
                .isTrue();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(evaluate("size(topic)", "topic", "a😀")).isEqualTo(2L);
    }

    @Test
    void measuresTimeBetweenEvents() {
        Object[] facts = {"event_time", NOON.plusSeconds(240), "cart.event_time", NOON, "window", Duration.ofMinutes(4)
        };

        assertThat(holds("event_time - cart.event_time < duration('5m')", facts))
                .isTrue();
        assertThat(holds("event_time - cart.event_time == window", facts)).isTrue();
        assertThat(holds("event_time - window == cart.event_time", facts)).isTrue();
        assertThat(holds("cart.event_time + window == event_time", facts)).isTrue();
        assertThat(holds("window + cart.event_time == event_time", facts)).isTrue();
        assertThat(holds("window + window == duration('8m')", facts)).isTrue();
        assertThat(holds("window - duration('PT1M') == duration('180s')", facts))
                .isTrue();
        assertThat(holds("-window < duration('0s')", facts)).isTrue();
        assertThat(holds("event_time > timestamp('2026-03-02T13:00:00+01:00')", facts))
                .isTrue();
        assertThat(holds("event_time >= cart.event_time && event_time != cart.event_time", facts))
                .isTrue();
        assertThat(holds("event_time in [cart.event_time]", facts)).isFalse();
    }

    @Test
    void readsTimesFromTexts() {
        assertThat(evaluate("timestamp(topic)", "topic", "2026-03-02T12:00:00Z"))
                .isEqualTo(NOON);
        assertThat(evaluate("timestamp(topic)", "topic", "yesterday")).isNull();
        assertThat(evaluate("duration(topic)", "topic", "90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(evaluate("duration(topic)", "topic", "a while")).isNull();
        assertThat(evaluate("timestamp(raw)", "raw", 5)).isNull();
    }

    @Test
    void staysLinearOnAPatternThatWouldBacktrack() {
        assertThat(holds("topic.matches('(a+)+$')", "topic", "a".repeat(5_000) + "b"))
                .isFalse();
    }
}
