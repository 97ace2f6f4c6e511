package io.throughline.expressions;

import static io.throughline.expressions.Facts.evaluate;
import static io.throughline.expressions.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of docs/decisions/missing-values.md, one by one. */
class MissingValuesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic == 'billing'",
                "topic == case_id",
                "amount == 5",
                "amount < 5",
                "amount <= 5",
                "amount > 5",
                "amount >= 5",
                "topic in ['billing']",
                "topic in flags",
                "'a' in consent",
                "wait_ms in [1, 2]",
                "topic.startsWith('b')",
                "topic.endsWith('b')",
                "topic.contains('b')",
                "topic.matches('b')",
                "resolved",
                "resolved == false",
                "raw.a.b == 1",
                "event_time < cart.event_time",
            })
    void isFalseWithAMissingValue(String source) {
        assertThat(holds(source)).isFalse();
        assertThat(Facts.compile(source).type()).isEqualTo(ValueType.BOOLEAN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic != 'billing'",
                "topic != case_id",
                "!(topic == 'billing')",
                "resolved != true",
                "!resolved",
                "!(amount > 5)",
                "amount != 5",
                "raw.a != 1",
            })
    void isTrueWhereTheOppositeIsFalse(String source) {
        assertThat(holds(source)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic",
                "resolved",
                "wait_ms",
                "score",
                "amount",
                "event_time",
                "window",
                "flags",
                "consent",
                "raw",
                "raw.a.b",
                "raw['a'][0]",
                "consent.marketing",
                "flags[0]",
                "complaint.case_id",
                "wait_ms + 1",
            })
    void canBeAskedForByName(String source) {
        assertThat(holds(source + " == null")).isTrue();
        assertThat(holds("null == " + source)).isTrue();
        assertThat(holds(source + " != null")).isFalse();
        assertThat(evaluate(source)).isNull();
    }

    @Test
    void isNotAskedForByComparingTwoMissingValues() {
        assertThat(holds("topic == case_id")).isFalse();
        assertThat(holds("null == null")).isTrue();
        assertThat(holds("null != null")).isFalse();
        assertThat(holds("topic == null", "topic", "billing")).isFalse();
        assertThat(holds("topic != null", "topic", "billing")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount + 1",
                "1 - amount",
                "score * 2.0",
                "wait_ms / 2",
                "wait_ms % 2",
                "-wait_ms",
                "-window",
                "topic + 'x'",
                "event_time - cart.event_time",
                "event_time + window",
                "window + event_time",
                "window + window",
                "size(topic)",
                "size(flags)",
                "consent.size()",
                "duration(topic)",
                "timestamp(topic)",
                "raw[wait_ms]",
                "consent[topic]",
            })
    void makesWhatIsComputedFromItMissing(String source) {
        assertThat(evaluate(source)).isNull();
    }

    @Test
    void choosesTheSecondAlternative() {
        assertThat(evaluate("resolved ? 'yes' : 'no'")).isEqualTo("no");
        assertThat(evaluate("resolved ? null : topic", "topic", "x")).isEqualTo("x");
        assertThat(evaluate("resolved ? topic : null", "topic", "x")).isNull();
        assertThat(holds("(resolved ? null : null) == null")).isTrue();
    }

    @Test
    void isWhatHasNoResult() {
        assertThat(evaluate("wait_ms / 0", "wait_ms", 5L)).isNull();
        assertThat(evaluate("wait_ms % 0", "wait_ms", 5L)).isNull();
        assertThat(evaluate("score / 0.0", "score", 5.0)).isNull();
        assertThat(evaluate("amount / 0", "amount", new BigDecimal("5"))).isNull();
        assertThat(evaluate("wait_ms + 1", "wait_ms", Long.MAX_VALUE)).isNull();
        assertThat(evaluate("wait_ms / -1", "wait_ms", Long.MIN_VALUE)).isNull();
        assertThat(evaluate("event_time + window", "event_time", Instant.MAX, "window", Duration.ofDays(1)))
                .isNull();
        assertThat(evaluate("amount + score", "amount", new BigDecimal("5"), "score", Double.NaN))
                .isNull();
    }
}
