package io.throughline.jobs.value;

import io.throughline.domain.table.Rollup;
import io.throughline.jobs.value.PersonSummary.Touch;
import io.throughline.jobs.value.PersonSummary.TouchPath;
import io.throughline.value.attribution.Attribution;
import io.throughline.value.attribution.AttributionRule;
import io.throughline.value.attribution.ChannelCredit;
import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.MarkovChain;
import java.util.Collection;
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

    /** One rule's credit. */
    private record Credit(double conversions, double revenue, double lifetimeValue, double newCustomers) {

        Credit part(double conversionShare, double revenueShare, double valueShare, double newShare) {
            return new Credit(
                    conversions * conversionShare,
                    revenue * revenueShare,
                    lifetimeValue * valueShare,
                    newCustomers * newShare);
        }
    }

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
        Map<String, Double> removal = new HashMap<>();
        MarkovChain.of(paths(Touch::channel, false))
                .effects()
                .forEach(effect -> removal.put(effect.credit().channel(), effect.conversions()));
        for (AttributionRule rule : AttributionRule.all()) {
            String model = rule.name().startsWith(MARKOV) ? MARKOV : rule.name();
            Map<String, Credit> channels = credits(rule, Touch::channel);
            channels.forEach((channel, credit) -> addRow(
                    rows, model, channel, Rollup.ALL, credit, model.equals(MARKOV) ? removal.get(channel) : null));
            campaigns(credits(rule, touch -> touch.channel() + "\t" + touch.campaign()), channels)
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
            Credit credit,
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

    private Map<String, Credit> credits(AttributionRule rule, Function<Touch, String> state) {
        Map<String, Double> firsts = new HashMap<>();
        rule.credit(paths(state, true))
                .credits()
                .forEach(credit -> firsts.put(credit.channel(), credit.lifetimeValue()));
        Map<String, Credit> credits = new TreeMap<>();
        for (ChannelCredit credit : rule.credit(paths(state, false)).credits()) {
            credits.put(
                    credit.channel(),
                    new Credit(
                            credit.conversions(),
                            credit.revenue(),
                            credit.lifetimeValue(),
                            firsts.getOrDefault(credit.channel(), 0.0)));
        }
        return credits;
    }

    /**
     * Journeys that took the same way, together.
     *
     * @param countFirsts credit 1 for each first order in place of its customer's value
     */
    private Collection<ChannelPath> paths(Function<Touch, String> state, boolean countFirsts) {
        Map<List<String>, ChannelPath> paths = new LinkedHashMap<>();
        for (PersonSummary person : people) {
            double clv = countFirsts ? 1 : base.clv(person.customerId());
            for (TouchPath path : person.paths()) {
                List<String> states = path.touches().stream().map(state).toList();
                paths.merge(
                        states,
                        path.converted()
                                ? ChannelPath.converted(states, path.revenue(), path.firstOrder() ? clv : 0)
                                : ChannelPath.unconverted(states),
                        Attributions::together);
            }
        }
        return paths.values();
    }

    private static ChannelPath together(ChannelPath one, ChannelPath other) {
        return new ChannelPath(
                one.channels(),
                one.conversions() + other.conversions(),
                one.nulls() + other.nulls(),
                one.revenue() + other.revenue(),
                one.lifetimeValue() + other.lifetimeValue());
    }

    private static Map<List<String>, Credit> campaigns(Map<String, Credit> campaigns, Map<String, Credit> channels) {
        Map<String, Credit> sums = new HashMap<>();
        campaigns.forEach((state, credit) -> sums.merge(channelOf(state), credit, Attributions::plus));
        Map<List<String>, Credit> shares = new LinkedHashMap<>();
        campaigns.forEach((state, credit) -> {
            Credit sum = sums.getOrDefault(channelOf(state), credit);
            Credit whole = channels.get(channelOf(state));
            if (whole != null && !state.equals(Attribution.UNATTRIBUTED)) {
                shares.put(
                        List.of(state.split("\t", 2)),
                        whole.part(
                                share(credit.conversions(), sum.conversions()),
                                share(credit.revenue(), sum.revenue()),
                                share(credit.lifetimeValue(), sum.lifetimeValue()),
                                share(credit.newCustomers(), sum.newCustomers())));
            }
        });
        return shares;
    }

    private static Credit plus(Credit one, Credit other) {
        return new Credit(
                one.conversions() + other.conversions(),
                one.revenue() + other.revenue(),
                one.lifetimeValue() + other.lifetimeValue(),
                one.newCustomers() + other.newCustomers());
    }

    private static double share(double part, double whole) {
        return whole > 0 ? part / whole : 0;
    }

    private static String channelOf(String state) {
        return state.split("\t", 2)[0];
    }
}
