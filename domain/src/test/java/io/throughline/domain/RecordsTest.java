package io.throughline.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.event.Events;
import io.throughline.domain.event.IdentityMerged;
import io.throughline.domain.event.JourneyRecord;
import io.throughline.domain.event.Parsed;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsTest {

    @ParameterizedTest
    @MethodSource("io.throughline.domain.Samples#all")
    void mayLackWhatIsDeclaredNullableAndNothingElse(Record sample) throws Exception {
        RecordComponent[] components = sample.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            if (components[i].getType().isPrimitive()) {
                continue;
            }
            Object[] values = valuesOf(sample);
            values[i] = null;
            String name = sample.getClass().getSimpleName() + "." + components[i].getName();
            if (components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThat(make(sample, values)).as(name).isNotEqualTo(sample);
            } else {
                assertThatThrownBy(() -> make(sample, values)).as(name).isInstanceOf(NullPointerException.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("io.throughline.domain.Samples#all")
    void areEqualToTheirCopies(Record sample) throws Exception {
        assertThat(make(sample, valuesOf(sample))).isEqualTo(sample).hasSameHashCodeAs(sample);
    }

    @Test
    void areEitherTheOneOrTheOther() {
        var event = Events.full();

        assertThat(Parsed.of(event).failure()).isNull();
        assertThat(Parsed.of(Samples.FAILURE).event()).isNull();
        assertThat(JourneyRecord.of(event).merged()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Parsed(event, Samples.FAILURE))
                .withMessage("need either an event or a failure, but got event=true, failure=true");
        assertThatIllegalArgumentException().isThrownBy(() -> new Parsed(null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JourneyRecord(null, null))
                .withMessage("need either an event or a merge, but got event=false, merged=false");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new JourneyRecord(event, new IdentityMerged("anon:7", "c42", Events.NOON, List.of())));
    }

    @Test
    void keepTheIdOfAMatchThroughItsStates() {
        assertThat(Samples.MATCH.rekeyedFrom("anon:9"))
                .returns("m1", match -> match.matchId())
                .returns("anon:9", match -> match.rekeyedFrom())
                .returns("rekeyed", match -> match.state().wireName());
        assertThat(Samples.MATCH.priced(new BigDecimal("7.00"), "run-2"))
                .returns("m1", match -> match.matchId())
                .returns(new BigDecimal("7.00"), match -> match.valueExposed())
                .returns("run-2", match -> match.valueRunId())
                .returns("matched", match -> match.state().wireName());
    }

    @Test
    void refuseAMatchWithoutEvidence() {
        Object[] values = valuesOf(Samples.MATCH);
        values[17] = List.of();

        assertThatThrownBy(() -> make(Samples.MATCH, values))
                .hasMessage("a match needs evidence, but m1 of cart-abandonment has none");
    }

    private static Object[] valuesOf(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> read(component, record))
                .toArray();
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("cannot read " + component, unreadable);
        }
    }

    private static Object make(Record like, Object[] values) throws Exception {
        Class<?>[] types = Arrays.stream(like.getClass().getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = like.getClass().getDeclaredConstructor(types);
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw (Exception) refused.getCause();
        }
    }
}
