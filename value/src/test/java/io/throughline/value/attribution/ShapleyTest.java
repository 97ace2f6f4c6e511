package io.throughline.value.attribution;

import static io.throughline.value.attribution.Paths.TINY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class ShapleyTest {

    private static final List<List<String>> ORDERS = List.of(
            List.of("A", "B", "C"),
            List.of("A", "C", "B"),
            List.of("B", "A", "C"),
            List.of("B", "C", "A"),
            List.of("C", "A", "B"),
            List.of("C", "B", "A"));

    @Test
    void valuesAreTheMeanContributionOverAllOrders() {
        assertEqual(named(Shapley.ofObservedSets(TINY)), set -> sum(set, true));
        assertEqual(
                Shapley.ofRates(TINY, Measure.CONVERSIONS),
                set -> sum(set, false) > 0 ? sum(set, true) / sum(set, false) : 0);
        assertEqual(Shapley.ofMarkovChain(TINY, Measure.CONVERSIONS), ShapleyTest::chainWithout);
    }

    @Test
    void theOrderedGameTellsPositionsOfTheSameCredit() {
        Map<String, List<Double>> ordered = Shapley.ordered(TINY, Measure.REVENUE);

        Shapley.ofObservedSets(TINY)
                .forEach(credit -> assertThat(ordered.get(credit.channel()).stream()
                                .mapToDouble(Double::doubleValue)
                                .sum())
                        .isCloseTo(credit.revenue(), within(1e-12)));
        // C comes first on C > A alone
        assertThat(ordered.get("C").get(0)).isCloseTo(12.25 / 2, within(1e-12));
    }

    @Test
    void observedSetsNeedNoEnumerationAndTheOtherGamesSayWhenItIsTooMuch() {
        List<ChannelPath> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(ChannelPath.converted(List.of("c" + i, "c" + (i + 1) % 200), 2, 0));
        }

        assertThat(Shapley.ofObservedSets(many)).hasSize(200).allMatch(credit -> credit.revenue() == 2);
        assertThatThrownBy(() -> Shapley.ofRates(many, Measure.CONVERSIONS))
                .hasMessageContaining("every coalition of 200 channels is too much to ask, 20 is the most");
        assertThatThrownBy(() -> Shapley.ofMarkovChain(many, Measure.CONVERSIONS))
                .hasMessageContaining("20");
    }

    private static void assertEqual(Map<String, Double> values, ToDoubleFunction<Set<String>> worth) {
        for (String channel : List.of("A", "B", "C")) {
            double mean = 0;
            for (List<String> order : ORDERS) {
                int place = order.indexOf(channel);
                mean += (worth.applyAsDouble(Set.copyOf(order.subList(0, place + 1)))
                                - worth.applyAsDouble(Set.copyOf(order.subList(0, place))))
                        / ORDERS.size();
            }
            assertThat(values.get(channel)).as(channel).isCloseTo(mean, within(1e-13));
        }
    }

    private static double sum(Set<String> set, boolean conversionsOnly) {
        return TINY.stream()
                .filter(path -> set.containsAll(path.channels()))
                .mapToDouble(path -> path.conversions() + (conversionsOnly ? 0 : path.nulls()))
                .sum();
    }

    /** Probability of conversion when channels outside the set lead to null, by following the chain 500 steps. */
    private static double chainWithout(Set<String> set) {
        Map<String, double[]> out = new java.util.TreeMap<>();
        double[] at = new double[3];
        double journeys = 0;
        for (ChannelPath path : TINY) {
            double n = path.conversions() + path.nulls();
            journeys += n;
            at[path.channels().get(0).charAt(0) - 'A'] += n;
            for (int i = 0; i < path.channels().size(); i++) {
                double[] to = out.computeIfAbsent(path.channels().get(i), name -> new double[5]);
                if (i + 1 < path.channels().size()) {
                    to[path.channels().get(i + 1).charAt(0) - 'A'] += n;
                } else {
                    to[3] += path.conversions();
                    to[4] += path.nulls();
                }
            }
        }
        double won = 0;
        for (int step = 0; step < 500; step++) {
            double[] next = new double[3];
            for (int c = 0; c < 3; c++) {
                String channel = String.valueOf((char) ('A' + c));
                if (set.contains(channel)) {
                    double[] to = out.get(channel);
                    double all = to[0] + to[1] + to[2] + to[3] + to[4];
                    won += at[c] * to[3] / all;
                    for (int d = 0; d < 3; d++) {
                        next[d] += at[c] * to[d] / all;
                    }
                }
            }
            at = next;
        }
        return won / journeys;
    }

    private static Map<String, Double> named(List<ChannelCredit> credits) {
        return credits.stream()
                .collect(java.util.stream.Collectors.toMap(ChannelCredit::channel, ChannelCredit::conversions));
    }
}
