package io.throughline.value.quality;

import io.throughline.value.fitting.Maximum;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The logistic regression of what happened on the predicted log-odds. */
record CalibrationLine(double intercept, double slope) {

    private static final double EDGE = 1e-15;

    /** The line; null if it cannot be told, as when all predictions are equal or perfect. */
    static @Nullable CalibrationLine of(List<Scored> scored) {
        int n = scored.size();
        double[] logOdds = new double[n];
        for (int i = 0; i < n; i++) {
            double p = Math.min(1 - EDGE, Math.max(EDGE, scored.get(i).probability()));
            logOdds[i] = Math.log(p / (1 - p));
        }
        Maximum best = Maximum.of(
                (point, gradient) -> {
                    double value = 0;
                    gradient[0] = 0;
                    gradient[1] = 0;
                    for (int i = 0; i < n; i++) {
                        double u = point[0] + point[1] * logOdds[i];
                        double up = scored.get(i).happened() ? -u : u;
                        value -= up > 0 ? up + Math.log1p(Math.exp(-up)) : Math.log1p(Math.exp(up));
                        double rest = (scored.get(i).happened() ? 1 : 0) - 1 / (1 + Math.exp(-u));
                        gradient[0] += rest;
                        gradient[1] += rest * logOdds[i];
                    }
                    return value;
                },
                List.of(new double[] {0, 1}),
                n);
        return best.interior() ? new CalibrationLine(best.point()[0], best.point()[1]) : null;
    }
}
