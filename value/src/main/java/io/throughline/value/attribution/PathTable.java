package io.throughline.value.attribution;

import io.throughline.value.sums.ExactSums;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Paths with their channels as numbers, in order of the channels' names, and the totals of those with a touch. */
final class PathTable {

    private static final Measure[] MEASURES = Measure.values();

    private final List<String> channels;
    private final List<ChannelPath> paths = new ArrayList<>();
    private final int[][] touches;
    private final ExactSums totals = new ExactSums(MEASURES.length);
    private final ExactSums unattributed = new ExactSums(MEASURES.length);
    private double journeys;

    PathTable(Collection<ChannelPath> all) {
        TreeSet<String> names = new TreeSet<>();
        HashSet<String> seen = new HashSet<>();
        for (ChannelPath path : all) {
            for (String channel : path.channels()) {
                if (seen.add(channel)) {
                    names.add(channel);
                }
            }
        }
        channels = List.copyOf(names);
        Map<String, Integer> numbers = new HashMap<>();
        channels.forEach(channel -> numbers.put(channel, numbers.size()));
        for (ChannelPath path : all) {
            boolean touched = !path.channels().isEmpty();
            for (Measure measure : MEASURES) {
                (touched ? totals : unattributed).add(measure.ordinal(), path.amount(measure));
            }
            if (touched) {
                paths.add(path);
                journeys += path.conversions() + path.nulls();
            }
        }
        touches = new int[paths.size()][];
        for (int i = 0; i < touches.length; i++) {
            List<String> path = paths.get(i).channels();
            touches[i] = new int[path.size()];
            for (int t = 0; t < touches[i].length; t++) {
                touches[i][t] = numbers.getOrDefault(path.get(t), -1);
            }
        }
    }

    /** All channels, in order of their names. */
    List<String> channels() {
        return channels;
    }

    /** Paths with a touch. */
    int size() {
        return touches.length;
    }

    ChannelPath path(int i) {
        return paths.get(i);
    }

    int[] touches(int i) {
        return touches[i];
    }

    /** Journeys with a touch. */
    double journeys() {
        return journeys;
    }

    /** What the journeys with a touch brought. */
    double total(Measure measure) {
        return totals.of(measure.ordinal());
    }

    /** What conversions without a touch brought, which no rule can share. */
    ChannelCredit unattributed() {
        return ChannelCredit.of(Attribution.UNATTRIBUTED, measure -> unattributed.of(measure.ordinal()));
    }

    /**
     * The credits, in order of the names, with a row for conversions without a touch if there are any.
     *
     * @param sums by {@code channel * number of measures + measure}
     */
    List<ChannelCredit> credits(ExactSums sums) {
        Map<String, ChannelCredit> credits = new TreeMap<>();
        for (int c = 0; c < channels.size(); c++) {
            int row = c * MEASURES.length;
            credits.put(
                    channels.get(c), ChannelCredit.of(channels.get(c), measure -> sums.of(row + measure.ordinal())));
        }
        return withUnattributed(credits);
    }

    List<ChannelCredit> withUnattributed(Map<String, ChannelCredit> credits) {
        ChannelCredit rest = unattributed();
        if (rest.conversions() > 0) {
            credits.put(rest.channel(), rest);
        }
        return List.copyOf(credits.values());
    }
}
