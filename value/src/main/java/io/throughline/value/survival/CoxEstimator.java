package io.throughline.value.survival;

import io.throughline.value.fitting.FitStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * What moves the hazard of leaving: the proportional hazards model {@code h(t|x) = h0(t) exp(b'x)} by partial likelihood
 * (Cox 1972), with Newton's method on the analytic gradient and information.
 */
public final class CoxEstimator {

    private static final int STEPS = 60;
    private static final double FLAT = 1e-12;
    /** A linear predictor, in standard deviations of its covariate, that no real data call for. */
    private static final double ENDLESS = 25;

    private CoxEstimator() {}

    /**
     * Fits the model.
     *
     * @param lives in any order; the same in another order give the same result up to rounding
     * @param ties how events at the same time are treated
     * @throws IllegalArgumentException if a covariate is constant or follows from the others (names its place), or rows
     *     have unequal numbers of covariates
     */
    public static CoxFit fit(List<Life> lives, Ties ties) {
        int p = lives.isEmpty() ? 0 : lives.get(0).covariates().size();
        CoxLikelihood likelihood = new CoxLikelihood(lives, p, ties);
        if (likelihood.events() == 0 || p == 0) {
            return new CoxFit(FitStatus.TOO_LITTLE_DATA, List.of(), List.of(), 0, 0, 0.5, 0);
        }
        likelihood.checkVaries();
        double[] b = new double[p];
        CoxLikelihood.Slope slope = likelihood.at(b);
        double none = slope.value();
        int steps = 0;
        boolean separated = false;
        for (; steps < STEPS; steps++) {
            RealMatrix inverse = inverse(slope.information(), likelihood);
            if (inverse == null) {
                if (steps == 0) {
                    throw new IllegalArgumentException(
                            "the covariates are not independent: one of them follows from the others");
                }
                // the information vanishes along a coefficient that grows without end
                separated = true;
                break;
            }
            double[] move = inverse.operate(slope.gradient());
            double[] next = new double[p];
            CoxLikelihood.Slope there = slope;
            double shorten = 1;
            for (; shorten > 1e-10; shorten /= 2) {
                for (int j = 0; j < p; j++) {
                    next[j] = b[j] + shorten * move[j];
                }
                there = likelihood.at(next);
                if (there.value() >= slope.value() - 1e-13 * Math.abs(slope.value())) {
                    break;
                }
            }
            double rise = there.value() - slope.value();
            b = next;
            slope = there;
            separated = Arrays.stream(b).anyMatch(each -> Math.abs(each) > ENDLESS);
            if (separated
                    || Math.abs(rise) <= FLAT * (1 + Math.abs(slope.value())) && shorten == 1 && largest(move) < 1e-8) {
                break;
            }
        }
        RealMatrix covariance = inverse(slope.information(), likelihood);
        if (separated || steps == STEPS || covariance == null) {
            return new CoxFit(
                    FitStatus.BOUNDARY,
                    likelihood.original(b),
                    List.of(),
                    none,
                    slope.value(),
                    Concordance.of(lives, likelihood.predictors(b)),
                    steps);
        }
        double[] errors = new double[p];
        for (int j = 0; j < p; j++) {
            errors[j] = Math.sqrt(covariance.getEntry(j, j));
        }
        return new CoxFit(
                FitStatus.INTERIOR,
                likelihood.original(b),
                likelihood.original(errors),
                none,
                slope.value(),
                Concordance.of(lives, likelihood.predictors(b)),
                steps + 1);
    }

    private static @Nullable RealMatrix inverse(double[][] information, CoxLikelihood likelihood) {
        try {
            RealMatrix matrix = MatrixUtils.createRealMatrix(information);
            return new CholeskyDecomposition(matrix, 1e-8, 1e-10 * (1 + likelihood.events()))
                    .getSolver()
                    .getInverse();
        } catch (MathIllegalArgumentException singular) {
            return null;
        }
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /** Numbers as a list. */
    static List<Double> list(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return list;
    }
}
