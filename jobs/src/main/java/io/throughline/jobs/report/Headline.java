package io.throughline.jobs.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first sentences of the page: what to fix first, and what it costs. */
final class Headline implements Section {

    private final FrictionRanking ranking;
    private final ChurnOutlook outlook;

    Headline(FrictionRanking ranking, ChurnOutlook outlook) {
        this.ranking = ranking;
        this.outlook = outlook;
    }

    @Override
    public Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        List<FrictionRanking.Ranked> ranked = ranking.ranked();
        model.put("any", !ranked.isEmpty());
        model.put("valued", outlook.any());
        model.put("customers", outlook.totals());
        if (ranked.isEmpty()) {
            return model;
        }
        FrictionRanking.Ranked first = ranked.get(0);
        FrictionCost cost = first.cost();
        model.put("pattern", Say.words(first.pattern()));
        model.put("matches", Say.count(first.matches().size()));
        model.put("customers_met", Say.count(Match.customers(first.matches())));
        model.put("unpriced", cost == null);
        model.put("estimated", cost != null && cost.estimated());
        model.put("exposedOnly", cost != null && !cost.estimated());
        if (cost != null) {
            model.put("asOf", Say.minute(cost.asOf()));
            model.put("affected", Say.count(cost.customers()));
            model.put("exposed", new Money(cost.exposed()));
            model.put("atRisk", new Money(cost.atRisk()));
            model.put("low", new Money(cost.low()));
            model.put("high", new Money(cost.high()));
        }
        return model;
    }

    @Override
    public List<Figures> figures() {
        return List.of();
    }
}
