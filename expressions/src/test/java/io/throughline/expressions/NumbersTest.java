package io.throughline.expressions;

import static io.throughline.expressions.Facts.evaluate;
import static io.throughline.expressions.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    private static final Object[] FIVE = {
        "wait_ms", 5L, "score", 5.0, "amount", new BigDecimal("5.00"), "raw", 5, "other", new BigInteger("5")
    };

    @ParameterizedTest
    @ValueSource(strings = {"wait_ms", "score", "amount", "raw", "other"})
    void compareByWhatTheyAmountToWhateverTheirTypes(String left) {
        for (String right : new String[] {"5", "5.0", "wait_ms", "score", "amount", "raw", "other"}) {
            assertThat(holds(left + " == " + right, FIVE)).as(right).isTrue();
            assertThat(holds(left + " != " + right, FIVE)).as(right).isFalse();
            assertThat(holds(left + " <= " + right, FIVE)).as(right).isTrue();
            assertThat(holds(left + " < " + right, FIVE)).as(right).isFalse();
            assertThat(holds(left + " >= " + right, FIVE)).as(right).isTrue();
            assertThat(holds(left + " > " + right, FIVE)).as(right).isFalse();
            assertThat(holds(left + " in [1, " + right + "]", FIVE)).as(right).isTrue();
        }
        assertThat(holds(left + " < 5.5", FIVE)).isTrue();
        assertThat(holds(left + " > 4", FIVE)).isTrue();
        assertThat(holds(left + " == 6", FIVE)).isFalse();
    }

    @Test
    void compareADecimalWithTheFractionThatIsWritten() {
        assertThat(holds("amount == 0.1", "amount", new BigDecimal("0.1000"))).isTrue();
        assertThat(holds("amount > 0.1", "amount", new BigDecimal("0.1001"))).isTrue();
    }

    @Test
    void compareExactlyBeyondWhatADoubleHolds() {
        // 2^53 + 1 is no double; as doubles the two would be equal
        long odd = (1L << 53) + 1;
        assertThat(holds("wait_ms == score", "wait_ms", odd, "score", 0x1p53)).isFalse();
        assertThat(holds("wait_ms > score", "wait_ms", odd, "score", 0x1p53)).isTrue();
    }

    @Test
    void compareWithInfinityAndNeverWithNotANumber() {
        assertThat(holds("score > amount", "score", Double.POSITIVE_INFINITY, "amount", BigDecimal.TEN))
                .isTrue();
        assertThat(holds("score < amount", "score", Double.NEGATIVE_INFINITY, "amount", BigDecimal.TEN))
                .isTrue();
        assertThat(holds("amount < score", "score", Double.POSITIVE_INFINITY, "amount", BigDecimal.TEN))
                .isTrue();
        for (String operator : new String[] {"==", "<", "<=", ">", ">="}) {
            assertThat(holds("score " + operator + " 1", "score", Double.NaN)).isFalse();
            assertThat(holds("score " + operator + " score", "score", Double.NaN))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7 + 2, 9, LONG",
        "7 - 2, 5, LONG",
        "7 * 2, 14, LONG",
        "7 / 2, 3, LONG",
        "7 % 2, 1, LONG",
        "-(7), -7, LONG",
        "7 / 2.0, 3.5, DOUBLE",
        "7.5 + 2, 9.5, DOUBLE",
        "7.5 - 2, 5.5, DOUBLE",
        "7.5 * 2, 15.0, DOUBLE",
    })
    void computeWithLiterals(String source, String value, ValueType type) {
        assertThat(evaluate(source)).hasToString(value);
        assertThat(Facts.compile(source).type()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "amount + 1, 20.99",
        "amount - 0.99, 19.00",
        "amount * wait_ms, 59.97",
        "amount * 0.1, 1.999",
        "amount / 2, 9.995",
        "-amount, -19.99",
        "1 + amount, 20.99",
    })
    void keepDecimalsExact(String source, String value) {
        assertThat((BigDecimal) evaluate(source, "amount", new BigDecimal("19.99"), "wait_ms", 3L))
                .isEqualByComparingTo(value);
        assertThat(Facts.compile(source).type()).isEqualTo(ValueType.DECIMAL);
    }

    @Test
    void computeWithDynamicValues() {
        assertThat(evaluate("raw + 1", "raw", 2)).isEqualTo(3L);
        assertThat(evaluate("raw + 1", "raw", 2.5)).isEqualTo(3.5);
        assertThat(evaluate("raw + other", "raw", new BigInteger("2"), "other", 3L))
                .isEqualTo(new BigDecimal("5"));
        assertThat(evaluate("raw % 2", "raw", 7)).isEqualTo(1L);
        assertThat(evaluate("raw % 2", "raw", 7.5)).isNull();
        assertThat(evaluate("raw % other", "raw", new BigInteger("7"), "other", 2))
                .isNull();
        assertThat(evaluate("raw * 2", "raw", "seven")).isNull();
        assertThat(evaluate("raw - 2", "raw", "seven")).isNull();
    }

    @Test
    void keepTheWiderTypeInAChoice() {
        assertThat(evaluate("resolved ? amount : 1")).isEqualTo(new BigDecimal("1"));
        assertThat(evaluate("resolved ? 2.5 : wait_ms", "wait_ms", 3L)).isEqualTo(3.0);
        assertThat(evaluate("resolved ? score : amount", "resolved", true, "score", Double.NaN))
                .isNull();
        assertThat(Facts.compile("resolved ? score : amount").type()).isEqualTo(ValueType.DECIMAL);
        assertThat(evaluate("resolved ? 1 : 2")).isEqualTo(2L);
    }
}
