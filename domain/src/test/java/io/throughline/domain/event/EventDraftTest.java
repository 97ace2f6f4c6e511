package io.throughline.domain.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventDraftTest {

    @ParameterizedTest
    @EnumSource(EventField.class)
    void bringsBackWhatWasSet(EventField field) {
        Map<EventField, Object> values = Events.everything();

        assertThat(field.of(Events.full())).isEqualTo(values.get(field));
        assertThat(EventDraft.of(Events.full()).get(field)).isEqualTo(values.get(field));
        assertThat(EventField.named(field.fieldName())).contains(field);
    }

    @Test
    void copiesAnEventWhole() {
        assertThat(EventDraft.of(Events.full()).build()).isEqualTo(Events.full());
        assertThat(EventDraft.of(Events.draft("e1").build()).build())
                .isEqualTo(Events.draft("e1").build());
    }

    @ParameterizedTest
    @EnumSource(EventField.class)
    void leavesOutWhatAnEventMayLackAndNamesWhatItMayNot(EventField field) {
        EventDraft draft = EventDraft.of(Events.full()).set(field, null);
        boolean hasAnEmptyValue = switch (field.type()) {
            case BOOLEAN, STRING_LIST, STRING_MAP, ITEMS -> true;
            default -> false;
        };

        if (field.nullable()) {
            assertThat(field.of(draft.build())).isNull();
        } else if (hasAnEmptyValue) {
            assertThat(field.of(draft.build())).isIn(false, List.of(), Map.of());
        } else {
            assertThatNullPointerException()
                    .isThrownBy(draft::build)
                    .withMessage("an event needs " + field.fieldName());
        }
    }

    @ParameterizedTest
    @EnumSource(EventField.class)
    void refusesAValueOfAnotherType(EventField field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventDraft().set(field, 'x'))
                .withMessage(field.fieldName() + " must be a "
                        + field.type().javaType().getSimpleName() + ", but was a Character");
    }

    @Test
    void refusesAnUnknownChannel() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Events.draft("e1").set(EventField.CHANNEL, "pigeon").build());
    }

    @Test
    void knowsNoOtherFields() {
        assertThat(EventField.named("nothing")).isEmpty();
        assertThat(EventField.named("EVENT_ID")).isEmpty();
    }
}
