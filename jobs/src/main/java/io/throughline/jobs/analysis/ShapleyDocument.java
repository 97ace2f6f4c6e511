package io.throughline.jobs.analysis;

import io.throughline.value.attribution.Attribution;
import io.throughline.value.attribution.ChannelCredit;
import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.Measure;
import io.throughline.value.attribution.Shapley;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shapley values as a part of one JSON document, in the keys of the published references. */
public final class ShapleyDocument {

    private ShapleyDocument() {}

    /** Of a file of paths: the game of observed sets, and with few enough channels those of rates and of the chain. */
    public static Map<String, Object> ofPaths(List<ChannelPath> paths, MeasureNames names) {
        Map<String, Object> document = observed(paths, names);
        if (channels(paths) <= Shapley.MOST_CHANNELS) {
            put(document, "rate_game_conversion_rate", Shapley.ofRates(paths, Measure.CONVERSIONS));
            put(document, "rate_game_value_per_journey", Shapley.ofRates(paths, Measure.REVENUE));
            put(document, "markov1_game_conversion_probability", Shapley.ofMarkovChain(paths, Measure.CONVERSIONS));
            put(document, "markov1_game_expected_value", Shapley.ofMarkovChain(paths, Measure.REVENUE));
        }
        return document;
    }

    /** Of touches and conversions: the games of observed sets and of conversion rates. */
    public static Map<String, Object> ofTouches(List<ChannelPath> paths, MeasureNames names) {
        Map<String, Object> document = observed(paths, names);
        if (channels(paths) <= Shapley.MOST_CHANNELS) {
            put(document, "rate_game", Shapley.ofRates(paths, Measure.CONVERSIONS));
        }
        return document;
    }

    /** Credits by channel and position among the different channels of a path. */
    public static Map<String, Object> ordered(List<ChannelPath> paths, MeasureNames names) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("conversions", Shapley.ordered(paths, Measure.CONVERSIONS));
        document.put(names.value(), Shapley.ordered(paths, Measure.REVENUE));
        return document;
    }

    private static Map<String, Object> observed(List<ChannelPath> paths, MeasureNames names) {
        List<ChannelCredit> credits = Shapley.ofObservedSets(paths);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sum_game_conversions", named(credits, Measure.CONVERSIONS));
        document.put("sum_game_" + names.value(), named(credits, Measure.REVENUE));
        if (names.lifetimeValue() != null) {
            document.put("sum_game_" + names.lifetimeValue(), named(credits, Measure.LIFETIME_VALUE));
        }
        return document;
    }

    private static Map<String, Double> named(List<ChannelCredit> credits, Measure measure) {
        Map<String, Double> named = new LinkedHashMap<>();
        for (ChannelCredit credit : credits) {
            if (!credit.channel().equals(Attribution.UNATTRIBUTED)) {
                named.put(credit.channel(), credit.of(measure));
            }
        }
        return named;
    }

    private static void put(Map<String, Object> document, String key, Map<String, Double> values) {
        document.put(key, values);
        document.put(
                key + "_grand_coalition",
                values.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    private static long channels(List<ChannelPath> paths) {
        return paths.stream()
                .flatMap(path -> path.channels().stream())
                .distinct()
                .count();
    }
}
