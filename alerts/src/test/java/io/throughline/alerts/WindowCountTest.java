package io.throughline.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowCountTest {

    private static final AlertGroup GROUP = AlertGroup.of(Matches.of("m1", "c1", null));

    @Test
    void countsMatchesAndTheirDistinctCustomers() {
        GroupWindow window = window(List.of(
                Matches.of("m1", "c1", "10.00"), Matches.of("m2", "c1", "10.00"), Matches.of("m3", "c2", null)));

        assertThat(window.matches()).isEqualTo(3);
        assertThat(window.customers()).containsExactlyInAnyOrder("c1", "c2");
        assertThat(window.exposures())
                .isEqualTo(Map.of("c1", new Exposure(new BigDecimal("10.00"), null, null, null, null)));
        assertThat(window.owner()).isEqualTo("web-team");
    }

    @Test
    void tellsAnonymousProfilesApart() {
        GroupWindow window = window(List.of(Matches.of("m1", null, null), Matches.of("m2", null, null)));

        assertThat(window.customers()).containsExactlyInAnyOrder("anon:m1", "anon:m2");
    }

    @Test
    void namesFiveMatchesAndTheWorstSeverity() {
        List<FrictionMatch> matches = new ArrayList<>();
        for (int i = 9; i >= 1; i--) {
            matches.add(Matches.of("m" + i, "c" + i, null, i == 5 ? "critical" : "low", MatchState.MATCHED));
        }

        GroupWindow window = window(matches);

        assertThat(window.examples()).containsExactly("m1", "m2", "m3", "m4", "m5");
        assertThat(window.severity()).isEqualTo(Severity.CRITICAL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void doesNotShowInWhichOrderMatchesCame(long seed) {
        Random random = new Random(seed);
        List<FrictionMatch> matches = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            matches.add(Matches.of("m" + i, "c" + random.nextInt(20), random.nextBoolean() ? "7.50" : null));
        }
        GroupWindow before = window(matches);

        Collections.shuffle(matches, random);

        assertThat(window(matches)).isEqualTo(before);
    }

    @Test
    void stopsTellingCustomersApartAtItsBound() {
        WindowCount count = new WindowCount();
        for (int i = 0; i < WindowCount.MAX_CUSTOMERS + 10; i++) {
            count.add(Matches.of("m" + i, "c" + i, "1"));
        }

        assertThat(count.matches).isEqualTo(WindowCount.MAX_CUSTOMERS + 10);
        assertThat(count.customers).hasSize(WindowCount.MAX_CUSTOMERS);
        assertThat(count.exposures).hasSize(WindowCount.MAX_CUSTOMERS);
    }

    private static GroupWindow window(List<FrictionMatch> matches) {
        WindowCount count = new WindowCount();
        matches.forEach(count::add);
        return count.toWindow(GROUP, Matches.NOON, Matches.NOON.plusSeconds(300));
    }
}
