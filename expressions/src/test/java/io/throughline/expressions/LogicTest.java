package io.throughline.expressions;

import static io.throughline.expressions.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.expressions.yaml.Position;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LogicTest {

    @Test
    void joinsConditionsFromLeftToRight() {
        assertThat(holds("true && true")).isTrue();
        assertThat(holds("true && false")).isFalse();
        assertThat(holds("false || true")).isTrue();
        assertThat(holds("resolved || topic == 'a'", "topic", "a")).isTrue();
        assertThat(holds("!(resolved && true)")).isTrue();
        assertThat(holds("topic == 'a' || topic == 'b' && resolved", "topic", "a"))
                .isTrue();
    }

    @Test
    void doesNotLookFurtherThanItMust() {
        AtomicInteger reads = new AtomicInteger();
        Variable<Object> costly = new Variable<>("costly", ValueType.BOOLEAN, unused -> {
            reads.incrementAndGet();
            return true;
        });
        Scope<Object> scope = new Scope<>() {
            @Override
            public Variable<Object> find(String name) {
                return name.equals("costly") ? costly : null;
            }

            @Override
            public List<String> names() {
                return List.of("costly");
            }
        };
        Position start = new Position("rule.yaml", 1, 1);

        assertThat(Expression.compile("false && costly", start, scope).test("")).isFalse();
        assertThat(Expression.compile("true || costly", start, scope).test("")).isTrue();
        assertThat(reads).hasValue(0);
        assertThat(Expression.compile("true && costly", start, scope).test("")).isTrue();
        assertThat(reads).hasValue(1);
    }

    @Test
    void countsOnlyTrueAsHolding() {
        assertThat(holds("topic", "topic", "true")).isFalse();
        assertThat(holds("raw", "raw", true)).isTrue();
        assertThat(holds("raw && true", "raw", "true")).isFalse();
        assertThat(Facts.compile("topic == 'a'").source()).isEqualTo("topic == 'a'");
    }
}
