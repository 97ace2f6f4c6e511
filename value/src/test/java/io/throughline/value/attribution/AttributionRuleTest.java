package io.throughline.value.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionRuleTest {

    /** Seven paths that can be followed by hand. */
    private static final List<ChannelPath> TINY = List.of(
            path("A > B > C", 3, 30.0, 1),
            path("A", 1, 5.0, 4),
            path("B > A > B > B", 2, 44.5, 0),
            path("C > C > C", 0, 0, 6),
            path("B", 0, 0, 3),
            path("C > A", 5, 12.25, 5),
            path("A > B > A > C > B", 1, 99.99, 2));

    @Test
    void touchesGetWhatTheirPlaceEarns() {
        assertThat(AttributionRule.firstTouch().credit(TINY).credits())
                .containsExactly(credit("A", 5, 134.99), credit("B", 2, 44.5), credit("C", 5, 12.25));
        assertThat(AttributionRule.lastTouch().credit(TINY).credits())
                .extracting(ChannelCredit::conversions)
                .containsExactly(6.0, 3.0, 3.0);
        // A: 3/3 + 1 + 2/4 + 5/2 + 2/5
        assertThat(AttributionRule.linear().credit(TINY).credits().get(0).conversions())
                .isCloseTo(5.4, within(1e-12));
    }

    @Test
    void theMarkovChainIsSolvedExactly() {
        MarkovChain chain = MarkovChain.of(TINY);

        // by rational arithmetic: every one of 33 journeys ends where it ended, 12 in a conversion
        assertThat(chain.conversionProbability()).isCloseTo(4 / 11.0, within(1e-15));
        assertThat(chain.expectedRevenue()).isCloseTo(191.74 / 33, within(1e-13));
        assertThat(chain.transitions()).isEqualTo(15);
        assertThat(chain.effects())
                .extracting(MarkovChain.Effect::conversions)
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-12 ? 0 : 1)
                .containsExactly(0.6998680738786279, 0.43316412859560066, 0.5766908212560387);
    }

    @Test
    void aChannelThatEveryConversionNeedsLosesAllWithoutIt() {
        MarkovChain chain = MarkovChain.of(List.of(path("A > B", 1, 10, 1), path("A", 0, 0, 2)));

        assertThat(chain.effects().get(0).conversions()).isCloseTo(1, within(1e-15));
        assertThat(chain.effects().get(1).conversions()).isCloseTo(1, within(1e-15));
        assertThat(chain.credits()).containsExactly(credit("A", 0.5, 5), credit("B", 0.5, 5));
    }

    @Test
    void conversionsWithoutATouchKeepARowOfTheirOwn() {
        List<ChannelPath> paths = List.of(
                ChannelPath.converted(List.of(), 7, 70), path("A", 1, 10, 1), ChannelPath.unconverted(List.of()));

        for (AttributionRule rule : AttributionRule.all()) {
            assertThat(rule.credit(paths).credits())
                    .as(rule.name())
                    .containsExactly(new ChannelCredit(Attribution.UNATTRIBUTED, 1, 7, 70), credit("A", 1, 10));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void creditsOfAnyJourneysAddUpToTheTotalInAnyOrder(long seed) {
        Random random = new Random(seed);
        List<ChannelPath> paths = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<String> channels = IntStream.range(0, random.nextInt(6))
                    .mapToObj(touch -> "channel " + random.nextInt(8))
                    .toList();
            double conversions = random.nextInt(4);
            double revenue = conversions * 100 * random.nextDouble();
            paths.add(new ChannelPath(channels, conversions, random.nextInt(5), revenue, 3 * revenue));
        }
        for (AttributionRule rule : AttributionRule.all()) {
            Attribution credits = rule.credit(paths);
            assertAddsUp(credits, ChannelCredit::conversions, paths, ChannelPath::conversions);
            assertAddsUp(credits, ChannelCredit::revenue, paths, ChannelPath::revenue);
            assertAddsUp(credits, ChannelCredit::lifetimeValue, paths, ChannelPath::lifetimeValue);
            List<ChannelPath> shuffled = new ArrayList<>(paths);
            Collections.shuffle(shuffled, random);
            assertThat(rule.credit(shuffled)).isEqualTo(credits);
        }
    }

    @Test
    void withoutAConversionThereIsNoCreditAndNoNaN() {
        for (AttributionRule rule : AttributionRule.all()) {
            assertThat(rule.credit(List.of(path("A > B", 0, 0, 3))).credits())
                    .as(rule.name())
                    .containsExactly(credit("A", 0, 0), credit("B", 0, 0));
        }
    }

    @Test
    void valueWithoutAConversionIsRefused() {
        assertThatThrownBy(() -> path("A", 0, 5, 1)).hasMessageContaining("need a conversion for a value");
        assertThatThrownBy(() -> path("A", -1, 0, 1)).hasMessageContaining("conversions must be 0 or more, but was -1");
    }

    private static void assertAddsUp(
            Attribution credits,
            ToDoubleFunction<ChannelCredit> credit,
            List<ChannelPath> paths,
            ToDoubleFunction<ChannelPath> amount) {
        double total = paths.stream().mapToDouble(amount).sum();
        assertThat(credits.credits().stream().mapToDouble(credit).sum())
                .as(credits.rule())
                .isCloseTo(total, within(1e-12 * total));
    }

    private static ChannelPath path(String touches, double conversions, double revenue, double nulls) {
        return new ChannelPath(List.of(touches.split(" > ")), conversions, nulls, revenue, 0);
    }

    private static ChannelCredit credit(String channel, double conversions, double revenue) {
        return new ChannelCredit(channel, conversions, revenue, 0);
    }
}
