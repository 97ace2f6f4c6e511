package io.throughline.value.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sums of one measure by channel, in order of the names. */
final class Credits {

    private final Map<String, Double> sums = new TreeMap<>();

    void add(String channel, double amount) {
        sums.merge(channel, amount, Double::sum);
    }

    private double of(String channel) {
        return sums.getOrDefault(channel, 0.0);
    }

    /** One row for each channel that has an entry in the first. */
    static List<ChannelCredit> rows(Credits conversions, Credits revenue, Credits lifetimeValue) {
        List<ChannelCredit> rows = new ArrayList<>();
        for (String channel : conversions.sums.keySet()) {
            rows.add(new ChannelCredit(
                    channel, conversions.of(channel), revenue.of(channel), lifetimeValue.of(channel)));
        }
        return rows;
    }
}
