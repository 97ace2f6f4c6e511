package io.throughline.value.attribution;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often journeys moved from where to where, and what they brought when they ended. */
final class Transitions {

    private final Map<String, Leaving> channels = new TreeMap<>();
    private final Leaving start = new Leaving();
    private final Map<Measure, Double> unattributed = new EnumMap<>(Measure.class);

    /** What happened after a visit. */
    private static final class Leaving {
        private final Map<String, Double> to = new TreeMap<>();
        private final Map<Measure, Double> rewards = new EnumMap<>(Measure.class);
        private double nulls;

        double all() {
            return to.values().stream().mapToDouble(Double::doubleValue).sum()
                    + nulls
                    + rewards.getOrDefault(Measure.CONVERSIONS, 0.0);
        }
    }

    void add(ChannelPath path) {
        double journeys = path.conversions() + path.nulls();
        if (path.channels().isEmpty()) {
            addRewards(unattributed, path);
            return;
        }
        Leaving from = start;
        String last = null;
        for (String channel : path.channels()) {
            Leaving at = channels.computeIfAbsent(channel, name -> new Leaving());
            if (!channel.equals(last) && journeys > 0) {
                from.to.merge(channel, journeys, Double::sum);
            }
            from = at;
            last = channel;
        }
        from.nulls += path.nulls();
        addRewards(from.rewards, path);
    }

    private static void addRewards(Map<Measure, Double> rewards, ChannelPath path) {
        for (Measure measure : Measure.values()) {
            rewards.merge(measure, path.amount(measure), Double::sum);
        }
    }

    /** All channels, in order of their names. */
    List<String> channels() {
        return List.copyOf(channels.keySet());
    }

    double unattributed(Measure measure) {
        return unattributed.getOrDefault(measure, 0.0);
    }

    /** What the journeys with a touch brought. */
    double total(Measure measure) {
        return channels.values().stream()
                .mapToDouble(leaving -> leaving.rewards.getOrDefault(measure, 0.0))
                .sum();
    }

    /** Probability of each first touch. */
    double[] starts() {
        return shares(start);
    }

    /** Probability of each move between channels. */
    double[][] moves() {
        return channels.values().stream().map(this::shares).toArray(double[][]::new);
    }

    /** Expected reward of leaving each channel. */
    double[] rewards(Measure measure) {
        return channels.values().stream()
                .mapToDouble(
                        leaving -> leaving.all() > 0 ? leaving.rewards.getOrDefault(measure, 0.0) / leaving.all() : 0)
                .toArray();
    }

    /** Different moves, with those from the start, to conversion and to null. */
    int distinct() {
        int count = start.to.size();
        for (Leaving leaving : channels.values()) {
            count += leaving.to.size();
            count += leaving.nulls > 0 ? 1 : 0;
            count += leaving.rewards.getOrDefault(Measure.CONVERSIONS, 0.0) > 0 ? 1 : 0;
        }
        return count;
    }

    private double[] shares(Leaving leaving) {
        double all = leaving.all();
        return channels.keySet().stream()
                .mapToDouble(channel -> all > 0 ? leaving.to.getOrDefault(channel, 0.0) / all : 0)
                .toArray();
    }
}
