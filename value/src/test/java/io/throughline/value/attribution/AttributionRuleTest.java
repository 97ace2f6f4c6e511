package io.throughline.value.attribution;

import static io.throughline.value.attribution.Paths.TINY;
import static io.throughline.value.attribution.Paths.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionRuleTest {

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
        MarkovChain chain = MarkovChain.of(TINY, 1);

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
        MarkovChain chain = MarkovChain.of(List.of(path("A > B", 1, 10, 1), path("A", 0, 0, 2)), 1);

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
                    .containsExactly(new ChannelCredit(Attribution.UNATTRIBUTED, 1, 7, 70, 1), credit("A", 1, 10));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void creditsOfAnyJourneysAddUpToTheTotalInAnyOrder(long seed) {
        List<ChannelPath> paths = Paths.random(300, 8, seed);
        Random random = new Random(seed);
        List<AttributionRule> rules = new ArrayList<>(AttributionRule.all());
        rules.addAll(List.of(
                AttributionRule.markov(2),
                AttributionRule.markov(3),
                AttributionRule.markov(4),
                AttributionRule.shapley(),
                AttributionRule.positionBased(),
                AttributionRule.stepDecay(),
                AttributionRule.lastNonDirect("channel 1"::equals)));
        for (AttributionRule rule : rules) {
            Attribution credits = rule.credit(paths);
            assertAddsUp(credits, ChannelCredit::conversions, paths, ChannelPath::conversions);
            assertAddsUp(credits, ChannelCredit::revenue, paths, ChannelPath::revenue);
            assertAddsUp(credits, ChannelCredit::lifetimeValue, paths, ChannelPath::lifetimeValue);
            assertAddsUp(credits, ChannelCredit::newCustomers, paths, ChannelPath::newCustomers);
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

    private static ChannelCredit credit(String channel, double conversions, double revenue) {
        return new ChannelCredit(channel, conversions, revenue, 0, 0);
    }
}
