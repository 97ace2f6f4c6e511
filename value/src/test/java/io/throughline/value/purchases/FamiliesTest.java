package io.throughline.value.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every family of purchase models, and fits that find what made the data. */
class FamiliesTest {

    private static final GammaGamma SPEND = new GammaGamma(6, 4, 15);

    static List<PurchaseModel> models() {
        return List.of(
                new BgNbd(0.24, 4.4, 0.79, 2.43),
                new BgNbd(3, 0.9, 0.02, 0.4),
                new MbgNbd(0.52, 6.2, 0.89, 1.61),
                new MbgNbd(0.52, 6.2, 0, 1),
                new ParetoNbd(0.55, 10.6, 0.61, 11.7),
                new ParetoNbd(2, 500, 3, 2),
                new ParetoNbd(0.55, 10.6, 0, 11.7),
                new MbgCnbd(4, 1.5, 6.2, 0.89, 1.61),
                new BgBb(1.2, 0.75, 0.66, 2.78));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aliveIsAProbabilityThatFallsWithSilenceAndFuturesRiseWithTheHorizon(PurchaseModel model) {
        Random random = new Random(7);
        for (int i = 0; i < 24; i++) {
            int x = i % 3 == 0 ? 0 : 1 + random.nextInt(i == 1 ? 3000 : 20);
            double recency = x == 0 ? 0 : x + random.nextInt(50);
            double before = 1;
            for (double silence : new double[] {0, 1, 10, 100, 5_000}) {
                PurchaseHistory history = PurchaseHistory.of(x, recency, recency + silence);
                double alive = model.probabilityAlive(history);
                assertThat(alive).isBetween(0.0, before * (1 + 1e-12));
                assertThat(model.logLikelihood(history)).isFinite();
                before = alive;
                double orders = 0;
                double ordered = 0;
                double still = alive;
                for (double horizon : new double[] {0, 1, 39, 3650}) {
                    double more = model.expectedOrders(history, horizon);
                    double chance = model.probabilityOfOrder(history, horizon);
                    double later = model.probabilityAlive(history, horizon);
                    assertThat(more).isFinite().isGreaterThanOrEqualTo(orders);
                    assertThat(chance).isBetween(ordered * (1 - 1e-9), Math.min(1, more * (1 + 1e-9)));
                    assertThat(later).isBetween(0.0, still * (1 + 1e-12));
                    orders = more;
                    ordered = chance;
                    still = later;
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = "BG_BB", mode = Mode.EXCLUDE)
    void shuffledAndMergedCustomersGiveTheSameBits(PurchaseFamily family) {
        List<DailyPurchases> customers = new ArrayList<>(regular(2, 300, 3));
        LocalDate end = LocalDate.of(2026, 12, 31);
        PurchaseCounts counts = PurchaseCounts.of(customers, end, PeriodUnit.WEEK);
        Fit<PurchaseModel> fit = family.fit(counts);

        Collections.shuffle(customers, new Random(5));
        PurchaseCounts parts = PurchaseCounts.of(customers.subList(100, 300), end, PeriodUnit.WEEK)
                .merge(PurchaseCounts.of(customers.subList(0, 100), end, PeriodUnit.WEEK));

        assertThat(parts).isEqualTo(counts);
        assertThat(family.fit(parts)).isEqualTo(fit);
    }

    @Test
    void theFitOfRegularBuyersFindsTheirRegularity() {
        PurchaseCounts counts = PurchaseCounts.of(regular(3, 700, 11), LocalDate.of(2026, 12, 31), PeriodUnit.WEEK);

        Fit<PurchaseModel> fit = PurchaseFamily.MBG_CNBD_K.fit(counts);

        assertThat(((MbgCnbd) fit.orThrow()).k()).isBetween(2, 4);
        assertThat(fit.logLikelihood())
                .isGreaterThan(PurchaseFamily.MBG_NBD.fit(counts).logLikelihood() + 10);
        assertThat(PurchaseFamily.MBG_CNBD_K.parametersOf(fit.orThrow())).hasSize(5);
    }

    @Test
    void withoutIntervalsRegularityCannotBeTold() {
        List<PurchaseHistory> histories = World.of(new MbgNbd(0.5, 6, 0.9, 1.6), SPEND, 200, 1);

        assertThat(PurchaseFamily.MBG_CNBD_K.fit(PurchaseCounts.of(histories)).status())
                .isEqualTo(FitStatus.TOO_LITTLE_DATA);
    }

    @Test
    void manyGroupsAreFittedToTheSameMaximumAsFew() {
        List<PurchaseHistory> histories = World.of(new MbgNbd(0.8, 4, 0.9, 2.5), SPEND, 6_000, 9);
        PurchaseCounts counts = PurchaseCounts.of(histories);
        Fit<PurchaseModel> fit = PurchaseFamily.BG_NBD.fit(counts);

        double[] gradient = new double[4];
        double[] point =
                fit.orThrow().parameters().stream().mapToDouble(Math::log).toArray();
        double value = new DropOutLikelihood(new CountTable(counts, 1), 1, 0).at(point, gradient);

        assertThat(counts.groups().size()).isGreaterThan(4_000);
        assertThat(fit.logLikelihood()).isCloseTo(value, within(1e-8 * Math.abs(value)));
        assertThat(gradient)
                .satisfies(slopes -> assertThat(java.util.Arrays.stream(slopes)
                                .map(Math::abs)
                                .max()
                                .orElseThrow())
                        .isLessThan(1e-5));
    }

    @ParameterizedTest
    @EnumSource
    void aFamilyNamesTheParametersThatItNeeds(PurchaseFamily family) {
        assertThatThrownBy(() -> family.of(Map.of("r", 1.0)))
                .hasMessageContaining(String.join(", ", family.parameterNames()));
        Map<String, Double> two = new java.util.HashMap<>();
        family.parameterNames().forEach(name -> two.put(name, 2.0));
        assertThat(family.parametersOf(family.of(two))).containsOnly(2.0);
        PurchaseModel model = family.of(two);
        assertThat(model.with(model.parameters())).isEqualTo(model);
        assertThat(model.name()).isNotBlank();
        two.put(family.parameterNames().get(1), -1.0);
        assertThatThrownBy(() -> family.of(two)).hasMessageContaining("need");
    }

    @Test
    void theNextOrderComesByTheTimeThatItsChanceSays() {
        PurchaseModel model = new MbgNbd(0.52, 6.2, 0.89, 1.61);
        PurchaseHistory fresh = PurchaseHistory.of(8, 30, 31);

        double median = NextOrder.within(model, fresh, 0.5).orElseThrow();

        assertThat(model.probabilityOfOrder(fresh, median)).isCloseTo(0.5, within(1e-6));
        assertThat(NextOrder.within(model, PurchaseHistory.of(8, 3, 300), 0.5)).isEmpty();
        assertThatThrownBy(() -> NextOrder.within(model, fresh, 1)).hasMessageContaining("between 0 and 1");
    }

    @Test
    void predictionsComeWithTheUncertaintyOfTheirParameters() {
        List<PurchaseHistory> histories = World.of(new MbgNbd(0.52, 6.2, 0.89, 1.61), SPEND, 1_500, 4);
        Fit<PurchaseModel> fit = PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(histories));
        Predictions predictions = new Predictions(fit, 52);
        PurchaseHistory history = PurchaseHistory.of(3, 20, 30);

        Estimate orders = predictions.orders(history);
        Estimate alive = predictions.alive(history);

        assertThat(orders.low()).isNotNull().isLessThan(orders.value());
        assertThat(orders.high()).isNotNull().isGreaterThan(orders.value()).isLessThan(3 * orders.value());
        assertThat(alive.low()).isNotNull().isBetween(0.0, alive.value());
        assertThat(alive.high()).isNotNull().isBetween(alive.value(), 1.0);
        assertThat(new Predictions(new Fit<>(new BgNbd(1, 1, 1, 1), FitStatus.BOUNDARY, 0, 0, List.of()), 5)
                        .orders(history)
                        .low())
                .isNull();
    }

    @Test
    void theChoiceIsTheModelThatForetellsWhatCameAndOneForWhomNothingCanBeSaidIsMbg() {
        List<DailyPurchases> customers = regular(3, 300, 2);
        LocalDate end = LocalDate.of(2026, 12, 31);
        PurchaseCounts counts = PurchaseCounts.of(customers, end, PeriodUnit.WEEK);
        Map<PurchaseFamily, Fit<PurchaseModel>> fits = new EnumMap<>(PurchaseFamily.class);
        ModelChoice.CANDIDATES.forEach(family -> fits.put(family, family.fit(counts)));

        ModelChoice choice = ModelChoice.of(customers, end, PeriodUnit.WEEK, fits);

        assertThat(choice.scores().values())
                .allSatisfy(score -> assertThat(score).isGreaterThanOrEqualTo(1));
        assertThat(choice.scores().get(choice.family()))
                .isLessThanOrEqualTo(1.002 * Collections.min(choice.scores().values()));
        assertThat(ModelChoice.byLikelihood(fits).family()).isEqualTo(PurchaseFamily.MBG_CNBD_K);
        assertThat(ModelChoice.byLikelihood(Map.of()).family()).isEqualTo(PurchaseFamily.MBG_NBD);
    }

    @Test
    void opportunitiesAreWholeUnitsAfterTheFirstPurchase() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        DailyPurchases customer = DailyPurchases.of(List.of(
                new Order(first, 5),
                new Order(first.plusDays(3), 5),
                new Order(first.plusDays(8), 5),
                new Order(first.plusDays(9), 5),
                new Order(first.plusDays(29), 5)));

        // weeks 1 to 3 are over after 29 days; that of day 29 is not
        assertThat(customer.opportunities(first.plusDays(29), PeriodUnit.WEEK))
                .hasValue(new PurchaseHistory(1, 1, 3, 5));
        assertThat(customer.opportunities(first, PeriodUnit.WEEK)).hasValue(PurchaseHistory.of(0, 0, 0));
        assertThatThrownBy(() -> new BgBb(1, 1, 1, 1).probabilityAlive(PurchaseHistory.of(2, 1, 3)))
                .hasMessageContaining("no more repeats than recency");
    }

    /** Customers of 2026 whose times between purchases are Erlang-k and who drop out after some. */
    private static List<DailyPurchases> regular(int k, int customers, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(seed);
        List<DailyPurchases> all = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            LocalDate first = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(90));
            double rate = Math.max(1e-3, random.nextGamma(2, 1.0 / 20)) * k;
            List<Order> orders = new ArrayList<>(List.of(new Order(first, 10)));
            double day = 0;
            while (random.nextUniform(0, 1) > 0.15) {
                day += random.nextGamma(k, 1 / rate) * 2;
                if (day > 600) {
                    break;
                }
                orders.add(new Order(first.plusDays((long) day), 10));
            }
            all.add(DailyPurchases.of(orders));
        }
        return all;
    }
}
