package io.throughline.cep.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Random patterns over random journeys: the engine finds what Flink's own automaton finds, at every watermark. */
@Timeout(3600)
class SameAnswersTest {

    private static final int IN_EVERY_BUILD = 2_000;
    private static final int AS_A_PROOF = 100_000;

    @Test
    void theEngineFindsWhatFlinkFinds() throws Exception {
        compare(new Random().nextLong(), IN_EVERY_BUILD);
    }

    /** Two identifications of one profile: the first ends its matches, whatever would be complete by the second. */
    @Test
    void whatOnceDifferedDoesNotDifferAgain() throws Exception {
        RandomCase one = requireNonNull(RandomCase.of(1760584302049204641L));

        assertThat(new Comparisons().difference(one)).isNull();
    }

    @Test
    @Tag("proofs")
    void theEngineFindsWhatFlinkFindsAHundredThousandTimes() throws Exception {
        compare(new Random().nextLong(), AS_A_PROOF);
    }

    private static void compare(long seed, int wanted) throws Exception {
        Random random = new Random(seed);
        Comparisons done = new Comparisons();
        while (done.compared() < wanted) {
            RandomCase one = RandomCase.of(random.nextLong());
            if (one != null) {
                String difference = done.difference(one);
                assertThat(difference).as("seed %s", seed).isNull();
            }
        }
        System.out.println("seed " + seed + ": " + done);
        assertThat(done.matches()).isGreaterThan(wanted / 2);
    }
}
