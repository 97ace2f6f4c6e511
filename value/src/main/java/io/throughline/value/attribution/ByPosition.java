package io.throughline.value.attribution;

import io.throughline.value.sums.ExactSums;
import java.util.Collection;

/** A rule that looks at each path by itself and shares it among its touches. */
record ByPosition(String name, Weights weights) implements AttributionRule {

    /** The shares of a path's touches. */
    @FunctionalInterface
    interface Weights {
        /** One share for each touch of a path that has some, 0 or more each, together 1. */
        double[] of(ChannelPath path);
    }

    @Override
    public Attribution credit(Collection<ChannelPath> paths) {
        PathTable table = new PathTable(paths);
        Measure[] measures = Measure.values();
        ExactSums sums = new ExactSums(table.channels().size() * measures.length);
        for (int i = 0; i < table.size(); i++) {
            ChannelPath path = table.path(i);
            if (path.conversions() > 0) {
                double[] shares = weights.of(path);
                int[] touches = table.touches(i);
                for (int t = 0; t < shares.length; t++) {
                    for (Measure measure : measures) {
                        sums.add(touches[t] * measures.length + measure.ordinal(), shares[t] * path.amount(measure));
                    }
                }
            }
        }
        return new Attribution(name, table.credits(sums));
    }
}
