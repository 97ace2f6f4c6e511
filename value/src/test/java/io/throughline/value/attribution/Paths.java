package io.throughline.value.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Paths to test with. */
final class Paths {

    /** Seven paths that can be followed by hand. */
    static final List<ChannelPath> TINY = List.of(
            path("A > B > C", 3, 30.0, 1),
            path("A", 1, 5.0, 4),
            path("B > A > B > B", 2, 44.5, 0),
            path("C > C > C", 0, 0, 6),
            path("B", 0, 0, 3),
            path("C > A", 5, 12.25, 5),
            path("A > B > A > C > B", 1, 99.99, 2));

    private Paths() {}

    static ChannelPath path(String touches, double conversions, double revenue, double nulls) {
        return new ChannelPath(List.of(touches.split(" > ")), conversions, nulls, revenue, 0, 0);
    }

    /** Synthetic paths, some of them without a touch. */
    static List<ChannelPath> random(int rows, int channels, long seed) {
        Random random = new Random(seed);
        List<ChannelPath> paths = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<String> touches = IntStream.range(0, random.nextInt(6))
                    .mapToObj(touch -> "channel " + random.nextInt(channels))
                    .toList();
            double conversions = random.nextInt(4);
            double revenue = conversions * 100 * random.nextDouble();
            paths.add(new ChannelPath(touches, conversions, random.nextInt(5), revenue, 3 * revenue, conversions / 2));
        }
        return paths;
    }
}
