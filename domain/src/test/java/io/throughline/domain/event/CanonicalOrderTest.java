package io.throughline.domain.event;

import static io.throughline.domain.event.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalOrderTest {

    private static CustomerEvent event(String id, String source, int ordered, int happened, Integer received) {
        return Events.draft(id)
                .set(EventField.SOURCE, source)
                .set(EventField.ORDER_TIME, NOON.plusSeconds(ordered))
                .set(EventField.EVENT_TIME, NOON.plusSeconds(happened))
                .set(EventField.RECEIVED_AT, received == null ? null : NOON.plusSeconds(received))
                .build();
    }

    /** By order time, then event time, then arrival with unknown first, then source, then id. */
    private static final List<CustomerEvent> ORDERED = List.of(
            event("z", "z", 0, 5, 9),
            event("z", "z", 1, 0, 9),
            event("z", "z", 1, 1, null),
            event("z", "z", 1, 1, 0),
            event("z", "a", 1, 1, 1),
            event("a", "b", 1, 1, 1),
            event("b", "b", 1, 1, 1));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void isTheSameHoweverEventsArrive(long seed) {
        List<CustomerEvent> shuffled = new ArrayList<>(ORDERED);
        Collections.shuffle(shuffled, new Random(seed));

        shuffled.sort(CustomerEvent.CANONICAL_ORDER);

        assertThat(shuffled).containsExactlyElementsOf(ORDERED);
    }

    @Test
    void movesARekeyedEventToItsIdentification() {
        CustomerEvent anonymous =
                Events.draft("e1").set(EventField.PROFILE_ID, "anon:7").build();

        CustomerEvent known = anonymous.rekeyed("c42", NOON.plusSeconds(60));

        assertThat(known.who().profileId()).isEqualTo("c42");
        assertThat(known.who().customerId()).isEqualTo("c42");
        assertThat(known.time().orderTime()).isEqualTo(NOON.plusSeconds(60));
        assertThat(known.time().eventTime()).isEqualTo(NOON);
        assertThat(known.identity()).isEqualTo(anonymous.identity());
        assertThat(JourneyRecord.of(known).orderTime()).isEqualTo(NOON.plusSeconds(60));
        assertThat(JourneyRecord.of(new IdentityMerged("anon:7", "c42", NOON.plusSeconds(30), List.of(anonymous)))
                        .orderTime())
                .isEqualTo(NOON.plusSeconds(30));
    }
}
