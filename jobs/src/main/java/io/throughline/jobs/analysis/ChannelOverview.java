package io.throughline.jobs.analysis;

import io.throughline.value.attribution.Attribution;
import io.throughline.value.attribution.AttributionRule;
import io.throughline.value.attribution.ChannelCredit;
import io.throughline.value.attribution.ChannelEconomics;
import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.Conversion;
import io.throughline.value.attribution.Journey;
import io.throughline.value.attribution.Journeys;
import io.throughline.value.attribution.PathTransform;
import io.throughline.value.attribution.Touch;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What journeys say of channels and campaigns, as rows of tables.
 *
 * @param journeys from touches and conversions
 * @param spend by channel
 * @param transform of the paths before they are credited
 * @param months over which lifetime value comes in, for the payback
 */
public record ChannelOverview(
        List<Journey> journeys, Map<String, Double> spend, PathTransform transform, double months) {

    /** Parts channel and campaign in the name of a touch. */
    public static final char CAMPAIGN = '\t';

    /** Sums over all journeys. */
    public static Map<String, Object> totals(List<Journey> journeys) {
        double revenue = 0;
        double residual = 0;
        long conversions = 0;
        long without = 0;
        for (Journey journey : journeys) {
            if (journey.conversion() != null) {
                conversions++;
                revenue += journey.conversion().revenue();
                residual += journey.residualValue();
                without += journey.touches().isEmpty() ? 1 : 0;
            }
        }
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("conversions", conversions);
        totals.put("revenue", revenue);
        totals.put("residual_clv", residual);
        totals.put("conversions_without_touch", without);
        totals.put("null_journeys", journeys.size() - conversions);
        totals.put("journeys_with_conversion", conversions - without);
        return totals;
    }

    /** A row for each rule and channel: credits beside spend. */
    public List<Map<String, @Nullable Object>> channels(Collection<AttributionRule> rules) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<ChannelPath> paths = paths(Touch::channel);
        for (AttributionRule rule : rules) {
            Attribution credits = rule.credit(paths);
            Map<String, Long> credited = credited(rule, paths);
            for (ChannelCredit credit : credits.credits()) {
                double spent = spend.getOrDefault(credit.channel(), 0.0);
                ChannelEconomics economics = new ChannelEconomics(credit, spent);
                Map<String, @Nullable Object> row = row(credits.rule(), credit.channel(), null, credit);
                row.put("credited_conversions", credited.getOrDefault(credit.channel(), 0L));
                row.put("spend", spent);
                row.put("attributed_ltv", credit.lifetimeValue());
                row.put("attributed_new_customers", credit.newCustomers());
                row.put("roas", economics.roas());
                row.put("cac", economics.cac());
                row.put("ltv_to_cac", economics.lifetimeValueToCac());
                row.put("payback_months", economics.paybackMonths(months));
                rows.add(row);
            }
        }
        return rows;
    }

    /** A row for each rule, channel and campaign. */
    public List<Map<String, @Nullable Object>> campaigns(Collection<AttributionRule> rules) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        List<ChannelPath> paths = paths(touch -> touch.channel() + CAMPAIGN + touch.campaign());
        for (AttributionRule rule : rules) {
            Attribution credits = rule.credit(paths);
            for (ChannelCredit credit : credits.credits()) {
                String[] place = credit.channel().split(String.valueOf(CAMPAIGN), 2);
                rows.add(row(credits.rule(), place[0], place[place.length - 1], credit));
            }
        }
        return rows;
    }

    /** A row for each way that journeys took. */
    public List<Map<String, @Nullable Object>> paths() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        Journeys.together(journeys.stream()
                        .map(journey -> transform.of(journey.path(Touch::channel)))
                        .toList())
                .forEach(path -> {
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    row.put("path", way(path.channels()));
                    row.put("total_conversions", path.conversions());
                    row.put("total_revenue", path.revenue());
                    row.put("total_ltv", path.lifetimeValue());
                    row.put("total_null", path.nulls());
                    rows.add(row);
                });
        return rows;
    }

    /** A row for each conversion, in order of time. */
    public List<Map<String, @Nullable Object>> conversions() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        journeys.stream()
                .filter(journey -> journey.conversion() != null)
                .sorted(Comparator.comparing((Journey journey) -> end(journey).at())
                        .thenComparing(journey -> end(journey).id()))
                .forEach(journey -> {
                    Conversion end = end(journey);
                    Map<String, @Nullable Object> row = new LinkedHashMap<>();
                    row.put("conversion_id", end.id());
                    row.put("customer_id", end.customerId());
                    row.put("conversion_ts", DateTimeFormatter.ISO_INSTANT.format(end.at()));
                    row.put("revenue", end.revenue());
                    row.put("path_length", journey.touches().size());
                    row.put("channel_path", way(journey.path(Touch::channel).channels()));
                    row.put(
                            "exposure_path",
                            way(PathTransform.exposure()
                                    .of(journey.path(Touch::channel))
                                    .channels()));
                    row.put("is_first_conversion", journey.first());
                    row.put("residual_clv_assigned", journey.residualValue());
                    rows.add(row);
                });
        return rows;
    }

    private List<ChannelPath> paths(Function<Touch, String> state) {
        return journeys.stream()
                .map(journey -> transform.of(journey.path(state)))
                .toList();
    }

    /** Conversions of which a channel has a part; a rule that looks at all paths together gives one to each on the path. */
    private static Map<String, Long> credited(AttributionRule rule, List<ChannelPath> paths) {
        Map<String, Long> counts = new HashMap<>();
        boolean together = rule.name().startsWith("markov");
        for (ChannelPath path : paths) {
            if (path.conversions() > 0 && (!together || path.channels().isEmpty())) {
                for (ChannelCredit credit : rule.credit(List.of(path)).credits()) {
                    counts.merge(credit.channel(), credit.conversions() > 0 ? 1L : 0L, Long::sum);
                }
            } else if (path.conversions() > 0) {
                path.channels().stream().distinct().forEach(channel -> counts.merge(channel, 1L, Long::sum));
            }
        }
        return counts;
    }

    private static Map<String, @Nullable Object> row(
            String model, String channel, @Nullable String campaign, ChannelCredit credit) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("model", model);
        row.put("channel", channel);
        if (campaign != null) {
            row.put("campaign", campaign);
        }
        row.put("attributed_conversions", credit.conversions());
        row.put("attributed_revenue", credit.revenue());
        // A chain shares revenue and lifetime value by effects of their own, whose difference is nobody's.
        row.put(
                "attributed_residual_clv",
                model.startsWith("markov") ? null : credit.lifetimeValue() - credit.revenue());
        return row;
    }

    private static String way(List<String> channels) {
        return String.join(" > ", channels);
    }

    private static Conversion end(Journey journey) {
        return Objects.requireNonNull(journey.conversion());
    }
}
