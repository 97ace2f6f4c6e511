package io.throughline.jobs.value;

import io.throughline.domain.table.Rollup;
import io.throughline.jobs.value.PersonSummary.Touch;
import io.throughline.jobs.value.PersonSummary.TouchPath;
import io.throughline.value.attribution.Attribution;
import io.throughline.value.attribution.AttributionRule;
import io.throughline.value.attribution.ChannelCredit;
import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.Journeys;
import io.throughline.value.attribution.MarkovChain;
import io.throughline.value.attribution.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code attribution}. A customer's residual value belongs to the path of their first order. Campaigns share what
 * their channel is credited with, in proportion to what the same rule credits paths of campaigns with.
 */
final class Attributions {

    private static final String MARKOV = "markov";

    private final List<PersonSummary> people;
    private final CustomerBase base;
    private final CampaignSpend spend;

    Attributions(List<PersonSummary> people, CustomerBase base, CampaignSpend spend) {
        this.people = people;
        this.base = base;
        this.spend = spend;
    }

    void addTo(ResultRows rows) {
        rows.table("attribution");
        Collection<ChannelPath> byChannel = paths(Touch::channel);
        Collection<ChannelPath> byCampaign = paths(touch -> touch.channel() + "\t" + touch.campaign());
        Map<String, Double> removal = new HashMap<>();
        MarkovChain.of(byChannel, 1)
                .effects()
                .forEach(effect -> removal.put(effect.credit().channel(), effect.conversions()));
        for (AttributionRule rule : AttributionRule.all()) {
            String model = rule.name().startsWith(MARKOV) ? MARKOV : rule.name();
            Map<String, ChannelCredit> channels = credits(rule, byChannel);
            channels.forEach((channel, credit) -> addRow(
                    rows, model, channel, Rollup.ALL, credit, model.equals(MARKOV) ? removal.get(channel) : null));
            campaigns(credits(rule, byCampaign), channels)
                    .forEach((place, credit) -> addRow(rows, model, place.get(0), place.get(1), credit, null));
        }
    }

    /** Paths that the models were fitted on. */
    long paths() {
        return people.stream().mapToLong(person -> person.paths().size()).sum();
    }

    private void addRow(
            ResultRows rows,
            String model,
            String channel,
            String campaign,
            ChannelCredit credit,
            @Nullable Double removalEffect) {
        Double cost = spend.of(channel, campaign);
        rows.add("attribution")
                .with("model", model)
                .with("channel", channel)
                .with("campaign", campaign)
                .with("conversions", credit.conversions())
                .money("revenue", credit.revenue())
                .with("new_customers", credit.newCustomers())
                .money("lifetime_value", credit.lifetimeValue())
                .money("spend", cost)
                .with("roas", cost == null || cost == 0 ? null : credit.revenue() / cost)
                .money("cac", cost == null || credit.newCustomers() < 1e-9 ? null : cost / credit.newCustomers())
                .with("removal_effect", removalEffect);
    }

    private static Map<String, ChannelCredit> credits(AttributionRule rule, Collection<ChannelPath> paths) {
        Map<String, ChannelCredit> credits = new TreeMap<>();
        rule.credit(paths).credits().forEach(credit -> credits.put(credit.channel(), credit));
        return credits;
    }

    /** Journeys that took the same way, together. */
    private Collection<ChannelPath> paths(Function<Touch, String> state) {
        List<ChannelPath> paths = new ArrayList<>();
        for (PersonSummary person : people) {
            double clv = base.clv(person.customerId());
            for (TouchPath path : person.paths()) {
                List<String> states = path.touches().stream().map(state).toList();
                boolean first = path.converted() && path.firstOrder();
                paths.add(new ChannelPath(
                        states,
                        path.converted() ? 1 : 0,
                        path.converted() ? 0 : 1,
                        path.revenue(),
                        first ? clv : 0,
                        first ? 1 : 0));
            }
        }
        return Journeys.together(paths);
    }

    /** The channels' credits, shared by their campaigns in proportion to the campaigns' own. */
    private static Map<List<String>, ChannelCredit> campaigns(
            Map<String, ChannelCredit> campaigns, Map<String, ChannelCredit> channels) {
        Map<String, Map<Measure, Double>> sums = new HashMap<>();
        campaigns.forEach((state, credit) -> {
            for (Measure measure : Measure.values()) {
                sums.computeIfAbsent(channelOf(state), channel -> new EnumMap<>(Measure.class))
                        .merge(measure, credit.of(measure), Double::sum);
            }
        });
        Map<List<String>, ChannelCredit> shares = new LinkedHashMap<>();
        campaigns.forEach((state, credit) -> {
            Map<Measure, Double> sum = sums.getOrDefault(channelOf(state), Map.of());
            ChannelCredit whole = channels.get(channelOf(state));
            if (whole != null && !state.equals(Attribution.UNATTRIBUTED)) {
                shares.put(List.of(state.split("\t", 2)), ChannelCredit.of(state, measure -> {
                    double all = sum.getOrDefault(measure, 0.0);
                    return all > 0 ? whole.of(measure) * (credit.of(measure) / all) : 0;
                }));
            }
        });
        return shares;
    }

    private static String channelOf(String state) {
        return state.split("\t", 2)[0];
    }
}
