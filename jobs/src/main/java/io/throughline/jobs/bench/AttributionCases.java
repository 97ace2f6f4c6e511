package io.throughline.jobs.bench;

import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.MarkovChain;
import io.throughline.value.attribution.Measure;
import io.throughline.value.attribution.Shapley;
import io.throughline.value.boosting.BoostedTreesEstimator;
import io.throughline.value.boosting.BoostingSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** Attribution and boosted trees over synthetic data; paths are like those of PathData: 10,000 rows, 12 channels, up to 89 touches. */
public final class AttributionCases {

    private static final int PUBLISHED = 10_000;
    private static final int MILLION = 1_000_000;
    private static final int CUSTOMERS = 100_000;
    private static final int FEATURES = 30;

    private AttributionCases() {}

    /** The cases, those whose cost is shown by size last. */
    public static List<ValueCase> all() {
        List<ValueCase> cases = new ArrayList<>();
        cases.add(new ValueCase("Markov orders 1 to 3, 10,000 paths, 12 channels", 0.05, () -> {
            List<ChannelPath> paths = paths(PUBLISHED, 12);
            return () -> List.of(MarkovChain.of(paths, 1), MarkovChain.of(paths, 2), MarkovChain.of(paths, 3));
        }));
        cases.add(markov(MILLION, 12, 1.5));
        cases.add(markov(PUBLISHED, 60, 1));
        cases.add(new ValueCase("Shapley games, 10,000 paths, 12 channels", 0.02, () -> {
            List<ChannelPath> paths = paths(PUBLISHED, 12);
            return () -> List.of(Shapley.ofObservedSets(paths), Shapley.ofRates(paths, Measure.CONVERSIONS));
        }));
        cases.add(new ValueCase("Gradient boosting, 100,000 customers, 30 features", 10, AttributionCases::boosting));
        for (int size : new int[] {10_000, 100_000}) {
            cases.add(markov(size, 12, 1.5 * size / MILLION));
        }
        return cases;
    }

    private static ValueCase markov(int rows, int channels, double goal) {
        return new ValueCase(
                String.format(Locale.ROOT, "Markov order 3, %,d paths, %d channels", rows, channels), goal, () -> {
                    List<ChannelPath> paths = paths(rows, channels);
                    return () -> MarkovChain.of(paths, 3);
                });
    }

    /** Some channels are far more usual than others, and a touch is often followed by its like. */
    private static List<ChannelPath> paths(int rows, int channels) {
        Random random = new Random(7);
        List<ChannelPath> paths = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            List<String> touches = new ArrayList<>();
            String last = "";
            do {
                last = random.nextInt(5) < 2 && !last.isEmpty() ? last : name(channels, random);
                touches.add(last);
            } while (touches.size() < 89 && random.nextInt(5) < 4);
            double conversions = random.nextInt(4);
            double revenue = conversions * 5 * random.nextDouble();
            paths.add(new ChannelPath(touches, conversions, random.nextInt(8), revenue, 0, 0));
        }
        return paths;
    }

    private static String name(int channels, Random random) {
        return "channel " + (int) (channels * Math.pow(random.nextDouble(), 2));
    }

    private static Supplier<Object> boosting() {
        Random random = new Random(9);
        double[][] x = new double[CUSTOMERS][FEATURES];
        boolean[] left = new boolean[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            double u = -1;
            for (int f = 0; f < FEATURES; f++) {
                x[i][f] = f % 3 == 0 ? random.nextInt(4) : random.nextGaussian();
                u += (f % 5 - 2) * 0.15 * x[i][f];
            }
            left[i] = random.nextDouble() < 1 / (1 + Math.exp(-u));
        }
        return () -> BoostedTreesEstimator.fit(x, left, BoostingSettings.USUAL);
    }
}
