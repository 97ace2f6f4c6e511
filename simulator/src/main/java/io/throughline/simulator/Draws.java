package io.throughline.simulator;

/**
 * Random numbers by name: each is a function of (seed, subject, purpose, index) alone.
 *
 * <p>Two worlds that differ in one rule draw the same numbers for everything else, whatever happened before: common
 * random numbers, so that a difference between them is an effect of the rule.
 */
final class Draws {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long base;

    private Draws(long base) {
        this.base = base;
    }

    /** The numbers of one subject, for example a customer. */
    static Draws of(long seed, long subject) {
        return new Draws(mix(mix(seed * GOLDEN + 1) ^ (subject * GOLDEN)));
    }

    /** Others of the same subject. */
    Draws again(int repetition) {
        return new Draws(mix(base + 31L * repetition + 17));
    }

    /** 64 random bits. */
    long bits(Purpose purpose, long index) {
        return mix(base ^ mix(((long) purpose.ordinal() << 48) + index * GOLDEN));
    }

    /** Uniform in [0, 1). */
    double uniform(Purpose purpose, long index) {
        return (bits(purpose, index) >>> 11) * 0x1.0p-53;
    }

    boolean chance(double probability, Purpose purpose, long index) {
        return uniform(purpose, index) < probability;
    }

    /** Uniform between two ends. */
    double between(double low, double high, Purpose purpose, long index) {
        return low + (high - low) * uniform(purpose, index);
    }

    /** Exponential with a mean of 1. */
    double exponential(Purpose purpose, long index) {
        return -Math.log1p(-uniform(purpose, index));
    }

    /** One of {@code weights}' positions, as often as its weight says. */
    int pick(double[] weights, Purpose purpose, long index) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = uniform(purpose, index) * total;
        for (int i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    /**
     * Gamma with scale 1, by the method of Marsaglia and Tsang (2000), "A Simple Method for Generating Gamma Variables".
     *
     * @param shape greater than 0
     */
    double gamma(double shape, Purpose purpose, long index) {
        long sub = index << 12;
        if (shape < 1) {
            double boost = Math.pow(1 - uniform(purpose, sub + 4095), 1 / shape);
            return boost * gamma(shape + 1, purpose, index);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal(purpose, sub);
            double v = 1 + c * x;
            double cube = v * v * v;
            if (v > 0 && Math.log1p(-uniform(purpose, sub + 2)) < 0.5 * x * x + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
            sub += 3;
        }
    }

    double beta(double a, double b, Purpose purpose) {
        double x = gamma(a, purpose, 1);
        double y = gamma(b, purpose, 2);
        return x / (x + y);
    }

    /** Standard normal, from the draws at {@code index} and the one after it (Box and Muller, 1958). */
    private double normal(Purpose purpose, long index) {
        return Math.sqrt(2 * exponential(purpose, index)) * Math.cos(2 * Math.PI * uniform(purpose, index + 1));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014, "Fast Splittable Pseudorandom Number Generators"). */
    static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
