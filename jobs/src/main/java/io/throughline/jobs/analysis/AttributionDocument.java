package io.throughline.jobs.analysis;

import io.throughline.value.attribution.AttributionRule;
import io.throughline.value.attribution.ChannelCredit;
import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.MarkovChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Credits of some rules as one JSON document, in the keys of the published references.
 *
 * @param paths what was attributed
 * @param lifetimeValue whether the paths carry one; without it its keys are left out
 */
public record AttributionDocument(List<ChannelPath> paths, boolean lifetimeValue) {

    /** The document, keys in order. */
    public Map<String, Object> of(Collection<AttributionRule> rules) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("n_rows", paths.size());
        document.put("total_conversions", sum(ChannelPath::conversions));
        document.put("total_value", sum(ChannelPath::revenue));
        if (lifetimeValue) {
            document.put("total_lifetime_value", sum(ChannelPath::lifetimeValue));
        }
        document.put("total_null", sum(ChannelPath::nulls));
        document.put(
                "n_channels",
                paths.stream()
                        .flatMap(path -> path.channels().stream())
                        .distinct()
                        .count());
        document.put(
                "max_path_length",
                paths.stream().mapToInt(path -> path.channels().size()).max().orElse(0));
        Map<String, Object> heuristics = new LinkedHashMap<>();
        for (AttributionRule rule : rules) {
            if (rule.name().equals(AttributionRule.markov().name())) {
                document.put("markov", List.of(markov()));
            } else {
                heuristics.put(
                        rule.name(),
                        rule.credit(paths).credits().stream().map(this::row).toList());
            }
        }
        if (!heuristics.isEmpty()) {
            document.put("heuristics", heuristics);
        }
        return document;
    }

    private double sum(ToDoubleFunction<ChannelPath> number) {
        return paths.stream().mapToDouble(number).sorted().sum();
    }

    private Map<String, Object> markov() {
        MarkovChain chain = MarkovChain.of(paths);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("order", 1);
        values.put("collapse_repeated_states", true);
        values.put("n_states", chain.effects().size());
        values.put("n_transitions", chain.transitions());
        values.put("base_conversion_probability", chain.conversionProbability());
        values.put("base_expected_value", chain.expectedRevenue());
        values.put(
                "sum_removal_effect_conversions",
                chain.effects().stream()
                        .mapToDouble(MarkovChain.Effect::conversions)
                        .sum());
        values.put(
                "sum_removal_effect_value",
                chain.effects().stream()
                        .mapToDouble(MarkovChain.Effect::revenue)
                        .sum());
        List<Map<String, Object>> channels = new ArrayList<>();
        if (chain.unattributed().conversions() > 0) {
            channels.add(row(chain.unattributed()));
        }
        for (MarkovChain.Effect effect : chain.effects()) {
            Map<String, Object> channel = row(effect.credit());
            channel.put("removal_effect_conversions", effect.conversions());
            channel.put("removal_effect_value", effect.revenue());
            if (lifetimeValue) {
                channel.put("removal_effect_lifetime_value", effect.lifetimeValue());
            }
            channels.add(channel);
        }
        values.put("channels", channels);
        return values;
    }

    private Map<String, Object> row(ChannelCredit credit) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("channel", credit.channel());
        row.put("attributed_conversions", credit.conversions());
        row.put("attributed_value", credit.revenue());
        if (lifetimeValue) {
            row.put("attributed_lifetime_value", credit.lifetimeValue());
        }
        return row;
    }
}
