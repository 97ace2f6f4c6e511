package io.throughline.value.attribution;

import java.util.Collection;
import java.util.List;

/** A rule that looks at each path by itself. */
record ByPosition(String name, Sharing sharing) implements AttributionRule {

    /** Shares an amount among the channels of one path. */
    @FunctionalInterface
    interface Sharing {
        void share(Credits credits, List<String> channels, double amount);
    }

    @Override
    public Attribution credit(Collection<ChannelPath> paths) {
        List<ChannelPath> ordered = paths.stream().sorted(ChannelPath.ORDER).toList();
        return new Attribution(
                name,
                Credits.rows(
                        sums(ordered, Measure.CONVERSIONS),
                        sums(ordered, Measure.REVENUE),
                        sums(ordered, Measure.LIFETIME_VALUE)));
    }

    private Credits sums(List<ChannelPath> paths, Measure measure) {
        Credits credits = new Credits();
        for (ChannelPath path : paths) {
            path.channels().forEach(channel -> credits.add(channel, 0));
            double amount = path.amount(measure);
            if (!path.channels().isEmpty()) {
                sharing.share(credits, path.channels(), amount);
            } else if (path.conversions() > 0) {
                credits.add(Attribution.UNATTRIBUTED, amount);
            }
        }
        return credits;
    }
}
