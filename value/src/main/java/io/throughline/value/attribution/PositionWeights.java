package io.throughline.value.attribution;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** How the touches of one path share it. */
final class PositionWeights {

    private PositionWeights() {}

    static double[] only(int touches, int one) {
        double[] weights = new double[touches];
        weights[one] = 1;
        return weights;
    }

    static double[] equal(int touches) {
        double[] weights = new double[touches];
        Arrays.fill(weights, 1.0 / touches);
        return weights;
    }

    /** The last touch that is not direct; the last if all are. */
    static double[] lastNot(List<String> channels, Predicate<String> direct) {
        for (int i = channels.size() - 1; i >= 0; i--) {
            if (!direct.test(channels.get(i))) {
                return only(channels.size(), i);
            }
        }
        return only(channels.size(), channels.size() - 1);
    }

    /** Equal parts to the different channels, at their first touch. */
    static double[] distinct(List<String> channels) {
        Set<String> seen = new HashSet<>(channels);
        double part = 1.0 / seen.size();
        double[] weights = new double[channels.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = seen.remove(channels.get(i)) ? part : 0;
        }
        return weights;
    }

    /** Fixed shares for first and last, the rest in equal parts to those between; of two touches see {@code firstOfTwo}. */
    static double[] ends(int touches, double first, double last, double firstOfTwo) {
        if (touches == 1) {
            return only(1, 0);
        }
        if (touches == 2) {
            return new double[] {firstOfTwo, 1 - firstOfTwo};
        }
        double[] weights = new double[touches];
        Arrays.fill(weights, (1 - first - last) / (touches - 2));
        weights[0] = first;
        weights[touches - 1] = last;
        return weights;
    }

    /** A factor for each step away from the conversion, normalised. */
    static double[] steps(int touches, double factor) {
        double[] weights = new double[touches];
        double weight = 1;
        for (int i = touches - 1; i >= 0; i--) {
            weights[i] = weight;
            weight *= factor;
        }
        return normalised(weights);
    }

    /** {@code 2^(-age / halfLife)}, normalised; ages count from the youngest, so that old paths keep their digits. */
    static double[] ages(ChannelPath path, double halfLife) {
        int touches = path.channels().size();
        if (path.ages().size() != touches) {
            if (touches == 1) {
                return only(1, 0);
            }
            throw new IllegalArgumentException(
                    "time decay needs the ages of all touches, but the path " + path.channels() + " has none");
        }
        double youngest =
                path.ages().stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double[] weights = new double[touches];
        for (int i = 0; i < touches; i++) {
            weights[i] = Math.pow(2, (youngest - path.ages().get(i)) / halfLife);
        }
        return normalised(weights);
    }

    private static double[] normalised(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
