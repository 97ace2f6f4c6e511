package io.throughline.value.purchases;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** The generalised exponential integral, scaled. */
final class ExponentialIntegral {

    private static final GaussIntegrator NODES = new GaussIntegratorFactory().legendre(16);
    private static final double NEGLIGIBLE = 42;
    private static final double EXACT = 1e-16;
    private static final double TINY = 1e-300;

    private ExponentialIntegral() {}

    /**
     * {@code exp(z) E_c(z)}, the integral of {@code exp(-z v) (1 + v)^-c} over v from 0 to infinity.
     *
     * <p>A continued fraction where z is large (Olver et al. 2010, "NIST Handbook of Mathematical Functions", 8.19.17),
     * else quadrature of the positive integrand over {@code ln(1 + v)}.
     *
     * @param c any finite number
     * @param z greater than 0
     */
    static double scaled(double c, double z) {
        return z >= 1 && c >= 0 ? fraction(c, z) : quadrature(c, z);
    }

    private static double fraction(double c, double z) {
        double b = z + c;
        double numerator = 1 / TINY;
        double denominator = 1 / b;
        double value = denominator;
        for (int i = 1; i < 10_000; i++) {
            double step = -i * (c - 1 + i);
            b += 2;
            denominator = 1 / (step * denominator + b);
            numerator = b + step / numerator;
            double change = numerator * denominator;
            value *= change;
            if (Math.abs(change - 1) < EXACT) {
                break;
            }
        }
        return value;
    }

    private static double quadrature(double c, double z) {
        double growth = Math.max(0, 1 - c);
        double end = Math.log1p((NEGLIGIBLE + growth * Math.log1p(NEGLIGIBLE / z)) / z);
        if (c > 1) {
            end = Math.min(end, NEGLIGIBLE / (c - 1));
        }
        int panels = (int) Math.ceil(Math.max(end, end * Math.abs(c - 1) / 10));
        double width = end / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < NODES.getNumberOfPoints(); i++) {
                double w = (panel + 0.5 + 0.5 * NODES.getPoint(i)) * width;
                sum += NODES.getWeight(i) * Math.exp(-z * Math.expm1(w) + (1 - c) * w);
            }
        }
        return 0.5 * width * sum;
    }
}
