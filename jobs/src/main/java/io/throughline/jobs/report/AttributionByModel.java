package io.throughline.jobs.report;

import io.throughline.domain.table.Rollup;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What marketing channels are credited with, by model. */
final class AttributionByModel implements Section {

    private static final String MARKOV = "markov";
    private static final List<String> MODELS = List.of(MARKOV, "linear", "last_touch");

    private final List<Credit> credits;

    private record Credit(
            String model,
            String channel,
            double conversions,
            BigDecimal revenue,
            BigDecimal lifetimeValue,
            @Nullable BigDecimal spend,
            double roas) {}

    AttributionByModel(ReportTables tables) {
        this.credits = tables
                .latest(
                        "attribution",
                        "model",
                        "channel",
                        "campaign",
                        "conversions",
                        "revenue",
                        "lifetime_value",
                        "spend",
                        "roas")
                .stream()
                .filter(row -> Cells.text(row, "campaign").equals(Rollup.ALL))
                .map(AttributionByModel::credit)
                .filter(credit -> MODELS.contains(credit.model()))
                .toList();
    }

    @Override
    public Map<String, Object> model() {
        Map<String, List<Credit>> channels = credits.stream()
                .collect(Collectors.groupingBy(Credit::channel, LinkedHashMap::new, Collectors.toList()));
        double most = credits.stream().mapToDouble(this::share).max().orElse(1);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", !credits.isEmpty());
        model.put("most", Say.percent(most));
        model.put(
                "rows",
                channels.values().stream()
                        .sorted(Comparator.comparing((List<Credit> channel) ->
                                -markov(channel).lifetimeValue().doubleValue()))
                        .map(channel -> row(channel, most))
                        .toList());
        return model;
    }

    @Override
    public List<Figures> figures() {
        return List.of(Figures.of(
                "attribution",
                credits.stream(),
                credit -> Figures.row(
                        credit.model(),
                        credit.channel(),
                        credit.conversions(),
                        credit.revenue(),
                        credit.lifetimeValue(),
                        credit.spend(),
                        Double.isNaN(credit.roas()) ? null : credit.roas())));
    }

    private Map<String, Object> row(List<Credit> channel, double most) {
        Credit markov = markov(channel);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("channel", Say.title(markov.channel().replaceAll("[()]", "")));
        row.put("conversions", Say.count(Math.round(markov.conversions())));
        row.put("revenue", new Money(markov.revenue()));
        row.put("lifetimeValue", new Money(markov.lifetimeValue()));
        row.put("spend", new Money(markov.spend()));
        row.put("roas", Double.isNaN(markov.roas()) ? "–" : Say.times(markov.roas()));
        row.put(
                "models",
                MODELS.stream()
                        .flatMap(model ->
                                channel.stream().filter(credit -> credit.model().equals(model)))
                        .map(credit -> Map.of(
                                "model", credit.model(),
                                "name", Say.words(credit.model()),
                                "left", Say.part(share(credit) / most),
                                "share", Say.percent(share(credit)),
                                "conversions", Say.count(Math.round(credit.conversions())),
                                "revenue", new Money(credit.revenue()),
                                "lifetimeValue", new Money(credit.lifetimeValue())))
                        .toList());
        return row;
    }

    /** The channel's part of all lifetime value that the model credits. */
    private double share(Credit credit) {
        double all = credits.stream()
                .filter(other -> other.model().equals(credit.model()))
                .mapToDouble(other -> other.lifetimeValue().doubleValue())
                .sum();
        return all == 0 ? 0 : credit.lifetimeValue().doubleValue() / all;
    }

    private static Credit markov(List<Credit> channel) {
        return channel.stream()
                .filter(credit -> credit.model().equals(MARKOV))
                .findFirst()
                .orElse(channel.get(0));
    }

    private static Credit credit(Map<String, @Nullable Object> row) {
        return new Credit(
                Cells.text(row, "model"),
                Cells.text(row, "channel"),
                Cells.fraction(row, "conversions"),
                Cells.sum(row, "revenue"),
                Cells.sum(row, "lifetime_value"),
                Cells.money(row, "spend"),
                Cells.fraction(row, "roas"));
    }
}
