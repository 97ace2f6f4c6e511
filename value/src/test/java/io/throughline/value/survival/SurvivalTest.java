package io.throughline.value.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.throughline.value.Gradients;
import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurvivalTest {

    // Weeks in remission of 21 and 21 patients, Freireich et al. (1963), Blood 21; -6 was last seen at 6.
    private static final int[] TREATED = {
        6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35
    };
    private static final int[] PLACEBO = {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23};

    @Test
    void theCurveOfThePublishedRemissionsIsThatOfItsTable() {
        KaplanMeier curve = KaplanMeier.of(lifetimes(TREATED));

        // by hand: 18/21, then 16/17, 14/15, 11/12, 10/11, 6/7, 5/6
        assertThat(curve.at(6)).isCloseTo(18 / 21.0, within(1e-15));
        assertThat(curve.at(23))
                .isCloseTo(18 / 21.0 * 16 / 17 * 14 / 15 * 11 / 12 * 10 / 11 * 6 / 7 * 5 / 6, within(1e-14));
        assertThat(curve.at(5.9)).isEqualTo(1);
        // Greenwood at 6: 3 / (21 * 18)
        assertThat(curve.points().get(0).errorOfLog()).isCloseTo(Math.sqrt(3.0 / (21 * 18)), within(1e-15));
        assertThat(curve.points().get(0).low()).isNotNull().isBetween(0.6, 0.7);
        assertThat(curve.points().get(0).high()).isNotNull().isBetween(0.94, 0.97);
        assertThat(curve.quantile(0.5)).isEqualTo(23);
        assertThat(curve.quantile(0.9)).isNull();
        // area: 6 + 18/21 until 7, and so on
        assertThat(curve.restrictedMean(7)).isCloseTo(6 + 18 / 21.0, within(1e-14));
        assertThat(KaplanMeier.of(lifetimes(PLACEBO)).quantile(0.5)).isEqualTo(8);
    }

    @Test
    void aCurveThatReachesNobodyHasNoErrorThere() {
        KaplanMeier curve =
                KaplanMeier.of(Lifetimes.of(new double[] {1, 2, 3, 4}, new boolean[] {true, true, true, true}));

        KaplanMeier.Point last = curve.points().get(3);
        assertThat(last.survival()).isZero();
        assertThat(last.error()).isNull();
        assertThat(last.low()).isNull();
        // S is 0.5 from 2 to 3: the middle
        assertThat(curve.quantile(0.5)).isEqualTo(2.5);
        assertThat(curve.restrictedMean(10)).isCloseTo(2.5, within(1e-15));
        assertThat(last.cumulativeHazard()).isCloseTo(1 / 4.0 + 1 / 3.0 + 1 / 2.0 + 1, within(1e-15));
    }

    @Test
    void groupsThatDifferAreTold() {
        LogRank test = LogRank.of(List.of(lifetimes(TREATED), lifetimes(PLACEBO)));

        // Kalbfleisch & Prentice (1980): 16.79
        assertThat(test.chiSquared()).isCloseTo(16.79, within(0.005));
        assertThat(test.degrees()).isEqualTo(1);
        assertThat(test.p()).isBetween(4e-5, 4.5e-5);
        assertThat(LogRank.of(List.of(lifetimes(TREATED), lifetimes(TREATED))).p())
                .isCloseTo(1, within(1e-12));
        assertThat(LogRank.of(List.of(lifetimes(-3, -4), lifetimes(-5))).p()).isEqualTo(1);
        assertThatThrownBy(() -> LogRank.of(List.of(lifetimes(TREATED)))).hasMessageContaining("two groups");
    }

    @Test
    void coxOfThePublishedRemissionsIsThatOfTheLiterature() {
        CoxFit efron = CoxEstimator.fit(lives(), Ties.EFRON);
        CoxFit breslow = CoxEstimator.fit(lives(), Ties.BRESLOW);

        // R survival: 1.5721 (0.4124) by Efron; SAS PHREG: 1.5092 (0.4096) by Breslow
        assertThat(efron.coefficients().get(0)).isCloseTo(1.5721, within(5e-5));
        assertThat(efron.standardErrors().get(0)).isCloseTo(0.4124, within(5e-5));
        assertThat(breslow.coefficients().get(0)).isCloseTo(1.5092, within(5e-5));
        assertThat(breslow.standardErrors().get(0)).isCloseTo(0.4096, within(5e-5));
        assertThat(efron.logLikelihood()).isGreaterThan(efron.logLikelihoodOfNone());
        assertThat(efron.concordance()).isBetween(0.65, 0.75);
    }

    @ParameterizedTest
    @EnumSource
    void theSlopesOfCoxEqualDifferencesAndOrderPlaysNoPart(Ties ties) {
        Random random = new Random(2);
        List<Life> lives = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lives.add(new Life(
                    1 + random.nextInt(12),
                    random.nextBoolean(),
                    List.of(random.nextGaussian(), random.nextGaussian())));
        }
        CoxLikelihood likelihood = new CoxLikelihood(lives, 2, ties);
        Gradients.assertEqualDifferences(
                (point, gradient) -> {
                    CoxLikelihood.Slope slope = likelihood.at(point);
                    System.arraycopy(slope.gradient(), 0, gradient, 0, 2);
                    return slope.value();
                },
                0.3,
                -0.8);
        Gradients.assertEqualDifferences(
                (point, gradient) -> {
                    CoxLikelihood.Slope slope = likelihood.at(point);
                    gradient[0] = -slope.information()[0][0];
                    gradient[1] = -slope.information()[0][1];
                    return slope.gradient()[0];
                },
                0.3,
                -0.8);
        CoxFit fit = CoxEstimator.fit(lives, ties);
        Collections.shuffle(lives, random);
        assertThat(CoxEstimator.fit(lives, ties).coefficients().get(0))
                .isCloseTo(fit.coefficients().get(0), within(1e-9));
    }

    @Test
    void whatCoxCannotTellIsSaid() {
        List<Life> separated = List.of(
                new Life(1, true, List.of(1.0)),
                new Life(2, true, List.of(1.0)),
                new Life(3, false, List.of(0.0)),
                new Life(4, false, List.of(0.0)));
        assertThat(CoxEstimator.fit(separated, Ties.EFRON).status()).isEqualTo(FitStatus.BOUNDARY);
        assertThat(CoxEstimator.fit(List.of(new Life(1, false, List.of(1.0))), Ties.EFRON)
                        .status())
                .isEqualTo(FitStatus.TOO_LITTLE_DATA);
        List<Life> constant = List.of(new Life(1, true, List.of(2.0)), new Life(2, true, List.of(2.0)));
        assertThatThrownBy(() -> CoxEstimator.fit(constant, Ties.EFRON))
                .hasMessageContaining("covariate 1 is the same");
        List<Life> twice = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 30; i++) {
            double x = random.nextGaussian();
            twice.add(new Life(1 + random.nextInt(9), true, List.of(x, 2 * x)));
        }
        assertThatThrownBy(() -> CoxEstimator.fit(twice, Ties.EFRON)).hasMessageContaining("not independent");
        assertThatThrownBy(() -> new Life(1, true, List.of(Double.NaN))).hasMessageContaining("finite covariates");
    }

    @Test
    void lifetimesMergeInAnyOrderAndRefuseWhatIsNoTime() {
        Lifetimes a = lifetimes(TREATED);
        Lifetimes b = lifetimes(PLACEBO);

        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(b).customers()).isEqualTo(42);
        assertThat(a.merge(b).events()).isEqualTo(30);
        assertThatThrownBy(() -> Lifetimes.of(new double[] {1, 0}, new boolean[2]))
                .hasMessageContaining("duration 1");
        assertThatThrownBy(() -> Lifetimes.of(new double[] {1}, new boolean[2])).hasMessageContaining("as many");
        assertThatThrownBy(() -> new Lifetimes(List.of(new Lifetimes.Row(2, 1, 0), new Lifetimes.Row(1, 1, 0))))
                .hasMessageContaining("must rise");
        assertThat(KaplanMeier.of(Lifetimes.of(List.of())).restrictedMean(3)).isEqualTo(3);
    }

    @Test
    void renewalsOfThePublishedCohortAreThoseOfThePaper() {
        // Fader & Hardie (2007), "How to Project Customer Retention", High End, years 1 to 7
        int[] survivors = {1000, 869, 743, 653, 593, 551, 517, 491};
        List<Lifetimes.Row> rows = new ArrayList<>();
        for (int year = 1; year <= 7; year++) {
            rows.add(new Lifetimes.Row(year, survivors[year - 1] - survivors[year], year == 7 ? survivors[7] : 0));
        }
        Lifetimes lifetimes = Lifetimes.of(rows);

        Fit<RenewalModel> fit = RenewalEstimator.fit(lifetimes);

        ShiftedBetaGeometric model = (ShiftedBetaGeometric) fit.orThrow();
        assertThat(model.alpha()).isCloseTo(0.668, within(5e-4));
        assertThat(model.beta()).isCloseTo(3.806, within(5e-4));
        assertThat(fit.logLikelihood()).isCloseTo(-1611.2, within(0.05));
        assertThat(RenewalEstimator.logLikelihood(model, lifetimes)).isCloseTo(fit.logLikelihood(), within(1e-9));
        assertThat(fit.standardErrors())
                .hasSize(2)
                .allSatisfy(error -> assertThat(error).isPositive());
        assertThat(model.survival(3) / model.survival(2)).isCloseTo(model.retention(3), within(1e-14));
        assertThat(model.survival(70) / model.survival(69)).isCloseTo(model.retention(70), within(1e-12));
        assertThat(model.discountedLifetime(0.1)).isCloseTo(5.922, within(5e-4));
        Gradients.assertEqualDifferences(RenewalEstimator.likelihood(lifetimes), -0.4, 1.3);
        assertThatThrownBy(() -> model.discountedResidualLifetime(0, 0.1)).hasMessageContaining("period of 1 or more");
    }

    @Test
    void renewalsThatDoNotRiseAreThoseOfCustomersAlike() {
        Lifetimes rising = Lifetimes.of(
                List.of(new Lifetimes.Row(1, 1, 0), new Lifetimes.Row(2, 5, 0), new Lifetimes.Row(3, 40, 54)));

        Fit<RenewalModel> fit = RenewalEstimator.fit(rising);

        assertThat(fit.status()).isEqualTo(FitStatus.BOUNDARY);
        double p = 46 / (1.0 + 2 * 5 + 3 * 94);
        assertThat(fit.orThrow()).isEqualTo(new Geometric(p));
        // a geometric lifetime from the first period: 1 / (1 - (1-p)/(1+d))
        assertThat(fit.orThrow().discountedLifetime(0.1)).isCloseTo(1 / (1 - (1 - p) / 1.1), within(1e-12));
        assertThat(fit.orThrow().survival(2)).isCloseTo((1 - p) * (1 - p), within(1e-15));
        assertThat(RenewalEstimator.fit(lifetimes(-3, -4)).status()).isEqualTo(FitStatus.TOO_LITTLE_DATA);
        assertThatThrownBy(() -> RenewalEstimator.fit(Lifetimes.of(List.of(new Lifetimes.Row(1.5, 1, 0)))))
                .hasMessageContaining("whole periods");
    }

    @Test
    void theHazardOfOneCellIsItsShareAndACertainColumnIsAtTheEdge() {
        Fit<DiscreteHazard> fit = DiscreteHazard.fit(List.of(
                new DiscreteHazard.Cell(List.of(1.0, 0.0), 100, 10),
                new DiscreteHazard.Cell(List.of(1.0, 1.0), 50, 20)));

        assertThat(fit.status()).isEqualTo(FitStatus.INTERIOR);
        assertThat(fit.orThrow().hazard(List.of(1.0, 0.0))).isCloseTo(0.1, within(1e-9));
        assertThat(fit.orThrow().hazard(List.of(1.0, 1.0))).isCloseTo(0.4, within(1e-9));
        assertThat(fit.logLikelihood())
                .isCloseTo(
                        10 * Math.log(0.1) + 90 * Math.log(0.9) + 20 * Math.log(0.4) + 30 * Math.log(0.6),
                        within(1e-9));
        assertThat(DiscreteHazard.fit(List.of(
                                new DiscreteHazard.Cell(List.of(1.0, 0.0), 100, 10),
                                new DiscreteHazard.Cell(List.of(1.0, 1.0), 50, 0)))
                        .status())
                .isEqualTo(FitStatus.BOUNDARY);
        assertThat(DiscreteHazard.fit(List.of(new DiscreteHazard.Cell(List.of(1.0), 5, 0)))
                        .status())
                .isEqualTo(FitStatus.TOO_LITTLE_DATA);
        assertThatThrownBy(() -> new DiscreteHazard.Cell(List.of(1.0), 1, 2)).hasMessageContaining("events <= periods");
    }

    private static Lifetimes lifetimes(int... weeks) {
        return Lifetimes.of(java.util.Arrays.stream(weeks)
                .mapToObj(week -> new Lifetimes.Row(Math.abs(week), week > 0 ? 1 : 0, week > 0 ? 0 : 1))
                .toList());
    }

    private static List<Life> lives() {
        List<Life> lives = new ArrayList<>();
        for (int week : TREATED) {
            lives.add(new Life(Math.abs(week), week > 0, List.of(0.0)));
        }
        for (int week : PLACEBO) {
            lives.add(new Life(week, true, List.of(1.0)));
        }
        return lives;
    }
}
