package io.throughline.jobs.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Friction by pattern, what to fix first on top: by value at risk where that can be told, then by value exposed, then by
 * how often it was found.
 */
final class FrictionRanking implements Section {

    private static final int EXAMPLES = 5;
    private static final int PLACES = 3;
    private static final Comparator<Ranked> ORDER = Comparator.comparing(Ranked::atRisk, Comparator.reverseOrder())
            .thenComparing(Ranked::exposed, Comparator.reverseOrder())
            .thenComparing(ranked -> ranked.matches().size(), Comparator.reverseOrder())
            .thenComparing(Ranked::pattern);

    private final List<Match> matches;
    private final List<FrictionCost> costs;
    private final List<Ranked> ranked;

    /** One pattern: what was found of it, and what it costs as far as that is known. */
    record Ranked(
            String pattern, List<Match> matches, @Nullable FrictionCost cost) {

        BigDecimal atRisk() {
            return cost != null && cost.estimated() && cost.atRisk() != null ? cost.atRisk() : BigDecimal.ZERO;
        }

        BigDecimal exposed() {
            return cost == null ? BigDecimal.ZERO : cost.exposed();
        }
    }

    private record Place(String pattern, String step, String channel) {}

    FrictionRanking(List<Match> matches, List<FrictionCost> costs) {
        this.matches = matches;
        this.costs = costs;
        Map<String, FrictionCost> whole = new HashMap<>();
        costs.stream().filter(FrictionCost::whole).forEach(cost -> whole.put(cost.pattern(), cost));
        this.ranked = matches.stream().collect(Collectors.groupingBy(Match::pattern)).entrySet().stream()
                .map(found -> new Ranked(found.getKey(), found.getValue(), whole.get(found.getKey())))
                .sorted(ORDER)
                .toList();
    }

    List<Ranked> ranked() {
        return ranked;
    }

    boolean priced() {
        return ranked.stream().anyMatch(each -> each.cost() != null);
    }

    long matches() {
        return matches.size();
    }

    Map<String, Long> matchesByPattern() {
        return matches.stream().collect(Collectors.groupingBy(Match::pattern, TreeMap::new, Collectors.counting()));
    }

    @Override
    public Map<String, Object> model() {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", !matches.isEmpty());
        model.put("priced", priced());
        model.put("matches", Say.count(matches.size()));
        model.put("customers", Say.count(Match.customers(matches)));
        model.put("patterns", Say.count(ranked.size()));
        double most = costs.stream()
                .filter(cost -> cost.whole() && cost.high() != null)
                .mapToDouble(cost -> number(cost.high()))
                .max()
                .orElse(1);
        model.put(
                "rows",
                ranked.stream().map(each -> row(each, Math.max(1, most))).toList());
        if (!matches.isEmpty()) {
            model.put("from", Say.minute(matches.get(0).at()));
            model.put("to", Say.minute(matches.get(matches.size() - 1).at()));
        }
        costs.stream().findFirst().ifPresent(cost -> model.put("asOf", Say.minute(cost.asOf())));
        return model;
    }

    @Override
    public List<Figures> figures() {
        return List.of(
                new Figures("totals", List.of(totals())),
                Figures.of("friction", byPlace(matches).entrySet().stream(), place -> {
                    List<Match> found = place.getValue();
                    return Figures.row(
                            place.getKey().pattern(),
                            place.getKey().step(),
                            place.getKey().channel(),
                            found.size(),
                            Match.customers(found),
                            found.get(0).at(),
                            found.get(found.size() - 1).at());
                }),
                Figures.of(
                        "friction-cost",
                        costs.stream(),
                        cost -> Figures.row(
                                cost.pattern(),
                                cost.step(),
                                cost.channel(),
                                cost.status(),
                                cost.customers(),
                                cost.matches(),
                                cost.exposed(),
                                cost.atRisk(),
                                cost.low(),
                                cost.high())));
    }

    private List<@Nullable Object> totals() {
        Instant first = matches.isEmpty() ? null : matches.get(0).at();
        Instant last =
                matches.isEmpty() ? null : matches.get(matches.size() - 1).at();
        return Figures.row(matches.size(), ranked.size(), Match.customers(matches), first, last);
    }

    private Map<String, Object> row(Ranked each, double most) {
        Match latest = each.matches().get(each.matches().size() - 1);
        Map<Place, List<Match>> places = byPlace(each.matches());
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pattern", Say.title(each.pattern()));
        row.put("severity", latest.severity());
        row.put("owner", latest.owner());
        row.put("matches", Say.count(each.matches().size()));
        row.put("customers", Say.count(Match.customers(each.matches())));
        row.put("first", Say.minute(each.matches().get(0).at()));
        row.put("last", Say.minute(latest.at()));
        row.put(
                "places",
                places.entrySet().stream()
                        .limit(PLACES)
                        .map(place -> place(place, each.matches().size()))
                        .toList());
        row.put(
                "examples",
                each.matches().stream()
                        .limit(EXAMPLES)
                        .map(FrictionRanking::example)
                        .toList());
        row.putAll(cost(each.cost(), most));
        return row;
    }

    private static Map<String, Object> cost(@Nullable FrictionCost cost, double most) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("status", cost == null ? "no estimate" : status(cost));
        row.put("estimated", cost != null && cost.estimated());
        row.put("exposed", new Money(cost == null ? null : cost.exposed()));
        if (cost != null && cost.atRisk() != null && cost.low() != null && cost.high() != null) {
            row.put("bar", true);
            row.put("atRisk", new Money(cost.atRisk()));
            row.put("low", new Money(cost.low()));
            row.put("high", new Money(cost.high()));
            row.put("left", Say.part(number(cost.low()) / most));
            row.put("width", Say.part((number(cost.high()) - number(cost.low())) / most));
            row.put("point", Say.part(number(cost.atRisk()) / most));
        }
        return row;
    }

    private static String status(FrictionCost cost) {
        return switch (cost.status()) {
            case "estimated" -> "estimated";
            case "not_distinguishable" -> "not distinguishable from zero";
            default -> "no estimate: too few cases";
        };
    }

    private Map<String, Object> place(Map.Entry<Place, List<Match>> place, int all) {
        Place where = place.getKey();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("step", Say.words(where.step()));
        row.put("channel", where.channel());
        row.put("matches", Say.count(place.getValue().size()));
        row.put("customers", Say.count(Match.customers(place.getValue())));
        row.put("share", Say.percent((double) place.getValue().size() / all));
        row.putAll(cost(
                costs.stream()
                        .filter(cost -> new Place(cost.pattern(), cost.step(), cost.channel()).equals(where))
                        .findFirst()
                        .orElse(null),
                1));
        return row;
    }

    private static Map<String, Object> example(Match match) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("who", match.who());
        example.put("at", Say.minute(match.at()));
        example.put("where", match.touchpoint());
        example.put("evidence", String.join(" → ", match.evidence()));
        example.put("id", match.id());
        return example;
    }

    /** The most frequent place first. */
    private static Map<Place, List<Match>> byPlace(List<Match> matches) {
        List<Map.Entry<Place, List<Match>>> places = new ArrayList<>(matches.stream()
                .collect(Collectors.groupingBy(
                        match -> new Place(match.pattern(), match.step(), match.channel()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet());
        places.sort(Comparator.comparing(place -> -place.getValue().size()));
        Map<Place, List<Match>> sorted = new LinkedHashMap<>();
        places.forEach(place -> sorted.put(place.getKey(), place.getValue()));
        return sorted;
    }

    private static double number(@Nullable BigDecimal amount) {
        return amount == null ? 0 : amount.doubleValue();
    }
}
