package io.throughline.jobs.analysis;

import io.throughline.value.attribution.Attribution;
import io.throughline.value.attribution.AttributionRule;
import io.throughline.value.attribution.ChannelCredit;
import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.CreditIntervals;
import io.throughline.value.attribution.MarkovChain;
import io.throughline.value.attribution.Measure;
import io.throughline.value.fitting.Estimate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Credits as the parts of one JSON document, in the keys of the published references.
 *
 * @param paths what was attributed
 * @param names of the measures in the keys
 */
public record AttributionDocument(List<ChannelPath> paths, MeasureNames names) {

    /** What the document says of paths from a file: sizes and totals. */
    public Map<String, Object> sizes() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("n_rows", paths.size());
        document.put("total_conversions", sum(Measure.CONVERSIONS));
        document.put("total_value", sum(Measure.REVENUE));
        if (names.lifetimeValue() != null) {
            document.put("total_lifetime_value", sum(Measure.LIFETIME_VALUE));
        }
        document.put(
                "total_null",
                paths.stream().mapToDouble(ChannelPath::nulls).sorted().sum());
        document.put(
                "n_channels",
                paths.stream()
                        .flatMap(path -> path.channels().stream())
                        .distinct()
                        .count());
        document.put(
                "max_path_length",
                paths.stream().mapToInt(path -> path.channels().size()).max().orElse(0));
        return document;
    }

    /** Credits of rules that look at each path by itself, by the rules' names. */
    public Map<String, Object> heuristics(Collection<AttributionRule> rules) {
        Map<String, Object> heuristics = new LinkedHashMap<>();
        for (AttributionRule rule : rules) {
            Attribution credits = rule.credit(paths);
            String name = credits.rule().equals("position_based") ? "position_based_40_20_40" : credits.rule();
            heuristics.put(name, credits.credits().stream().map(this::row).toList());
        }
        return heuristics;
    }

    /** Chains, an entry for each value that is shared. */
    public List<Map<String, Object>> markov(Collection<MarkovChain> chains) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (MarkovChain chain : chains) {
            if (names.valueColumn() == null) {
                entries.add(entry(chain, Measure.REVENUE, true));
                entries.add(entry(chain, Measure.REVENUE, false));
            } else {
                entries.add(entry(chain, Measure.REVENUE, true));
                entries.add(entry(chain, Measure.LIFETIME_VALUE, true));
            }
        }
        return entries;
    }

    /** Credits with intervals, by the rules' names. */
    public Map<String, Object> intervals(Collection<AttributionRule> rules, int replicates, long seed) {
        Map<String, Object> intervals = new LinkedHashMap<>();
        for (AttributionRule rule : rules) {
            List<Map<String, Object>> rows = new ArrayList<>();
            Map<String, Estimate> conversions = CreditIntervals.of(rule, paths, Measure.CONVERSIONS, replicates, seed);
            Map<String, Estimate> revenue = CreditIntervals.of(rule, paths, Measure.REVENUE, replicates, seed);
            conversions.forEach((channel, estimate) -> {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("channel", channel);
                put(row, "attributed_conversions", estimate);
                put(row, "attributed_" + names.value(), revenue.getOrDefault(channel, Estimate.of(0)));
                rows.add(row);
            });
            intervals.put(rule.name(), rows);
        }
        return intervals;
    }

    private static void put(Map<String, Object> row, String key, Estimate estimate) {
        row.put(key, estimate.value());
        row.put(key + "_low", estimate.low());
        row.put(key + "_high", estimate.high());
    }

    private double sum(Measure measure) {
        return paths.stream().mapToDouble(path -> path.amount(measure)).sorted().sum();
    }

    private Map<String, Object> entry(MarkovChain chain, Measure value, boolean collapse) {
        boolean revenue = value == Measure.REVENUE;
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("order", chain.order());
        values.put("collapse_repeated_states", collapse);
        String column = revenue ? names.valueColumn() : names.lifetimeValueColumn();
        if (column != null) {
            values.put("value_column", column);
        }
        values.put("n_states", chain.states());
        values.put("n_transitions", collapse ? chain.transitions() : chain.transitions() + chain.loops());
        values.put("base_conversion_probability", chain.conversionProbability());
        values.put("base_expected_value", revenue ? chain.expectedRevenue() : chain.expectedLifetimeValue());
        double conversions = 0;
        double amount = 0;
        List<Map<String, Object>> channels = new ArrayList<>();
        for (MarkovChain.Effect effect : chain.effects()) {
            double removed = revenue ? effect.revenue() : effect.lifetimeValue();
            conversions += effect.conversions();
            amount += removed;
            Map<String, Object> channel = new LinkedHashMap<>();
            channel.put("channel", effect.credit().channel());
            channel.put("removal_effect_conversions", effect.conversions());
            channel.put("removal_effect_value", removed);
            channel.put("attributed_conversions", effect.credit().conversions());
            channel.put("attributed_value", effect.credit().of(value));
            channels.add(channel);
        }
        values.put("sum_removal_effect_conversions", conversions);
        values.put("sum_removal_effect_value", amount);
        ChannelCredit rest = chain.unattributed();
        if (names.unattributedInChains() && rest.conversions() > 0) {
            Map<String, Object> channel = new LinkedHashMap<>();
            channel.put("channel", rest.channel());
            channel.put("attributed_conversions", rest.conversions());
            channel.put("attributed_value", rest.of(value));
            channels.add(0, channel);
        }
        values.put("channels", channels);
        return values;
    }

    private Map<String, Object> row(ChannelCredit credit) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("channel", credit.channel());
        row.put("attributed_conversions", credit.conversions());
        row.put("attributed_" + names.value(), credit.revenue());
        if (names.lifetimeValue() != null) {
            row.put("attributed_" + names.lifetimeValue(), credit.lifetimeValue());
        }
        return row;
    }
}
