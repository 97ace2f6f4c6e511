package io.throughline.jobs.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is likely to stay away, why, and what they are worth. */
final class ChurnOutlook implements Section {

    private static final List<String> BANDS = List.of("high", "medium", "low");
    private static final int TENTHS = 10;

    private final List<Customer> customers;
    private final long horizonDays;
    private final boolean scored;

    private record Customer(
            String id,
            @Nullable BigDecimal value,
            double probability,
            @Nullable String band,
            @Nullable String reason) {

        BigDecimal worth() {
            return Objects.requireNonNullElse(value, BigDecimal.ZERO);
        }
    }

    ChurnOutlook(ReportTables tables) {
        Map<String, Map<String, @Nullable Object>> churn = new HashMap<>();
        tables.latest("churn", "customer_id", "horizon_days", "probability", "band", "top_reason")
                .forEach(row -> churn.put(Cells.text(row, "customer_id"), row));
        this.scored = !churn.isEmpty();
        this.horizonDays = churn.values().stream()
                .findFirst()
                .map(row -> Cells.number(row, "horizon_days"))
                .orElse(0L);
        List<Customer> all = new ArrayList<>();
        for (Map<String, @Nullable Object> row : tables.latest("customer_value", "customer_id", "clv_12m")) {
            Map<String, @Nullable Object> risk = churn.remove(Cells.text(row, "customer_id"));
            all.add(customer(row, risk == null ? Map.of() : risk));
        }
        churn.values().forEach(risk -> all.add(customer(risk, risk)));
        this.customers = all.stream()
                .sorted(Comparator.comparing(Customer::worth).reversed().thenComparing(Customer::id))
                .toList();
    }

    boolean any() {
        return !customers.isEmpty();
    }

    BigDecimal value() {
        return value(customers);
    }

    Map<String, Object> totals() {
        Map<String, Object> model = new LinkedHashMap<>();
        List<Customer> valued = valued();
        model.put("customers", Say.count(valued.size()));
        model.put("value", new Money(value()));
        model.put("churn", Say.percent(probability(valued)));
        model.put("horizon", horizonDays);
        return model;
    }

    @Override
    public Map<String, Object> model() {
        Map<String, Object> model = totals();
        model.put("any", any());
        model.put("scored", scored);
        Map<String, List<Customer>> bands = byBand();
        double most = largest(bands);
        model.put(
                "bands",
                BANDS.stream()
                        .map(band -> group(band, bands.getOrDefault(band, List.of()), most))
                        .toList());
        Map<String, List<Customer>> reasons = byReason();
        double mostOfReason = largest(reasons);
        model.put(
                "reasons",
                reasons.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, List<Customer>> reason) ->
                                        -reason.getValue().size())
                                .thenComparing(Map.Entry::getKey))
                        .map(reason -> group(reason.getKey(), reason.getValue(), mostOfReason))
                        .toList());
        model.put("tenths", tenths().stream().map(this::tenth).toList());
        return model;
    }

    @Override
    public List<Figures> figures() {
        List<Customer> valued = valued();
        List<List<Customer>> tenths = tenths();
        List<List<@Nullable Object>> byTenth = new ArrayList<>();
        for (List<Customer> tenth : tenths) {
            byTenth.add(Figures.row(byTenth.size() + 1, tenth.size(), value(tenth), orNull(probability(tenth))));
        }
        return List.of(
                new Figures(
                        "customers",
                        List.of(Figures.row(
                                valued.size(), valued.isEmpty() ? null : value(), orNull(probability(valued))))),
                groups("churn-bands", byBand()),
                groups("churn-reasons", byReason()),
                new Figures("value-deciles", byTenth));
    }

    private static Figures groups(String number, Map<String, List<Customer>> groups) {
        return Figures.of(
                number,
                groups.entrySet().stream(),
                group -> Figures.row(
                        group.getKey(),
                        group.getValue().size(),
                        group.getValue().stream().allMatch(customer -> customer.value() == null)
                                ? null
                                : value(group.getValue())));
    }

    private List<Customer> valued() {
        return customers.stream().filter(customer -> customer.value() != null).toList();
    }

    private Map<String, List<Customer>> byBand() {
        return customers.stream()
                .filter(customer -> customer.band() != null)
                .collect(Collectors.groupingBy(customer -> Objects.requireNonNull(customer.band())));
    }

    private Map<String, List<Customer>> byReason() {
        return customers.stream()
                .filter(customer -> customer.reason() != null && !"low".equals(customer.band()))
                .collect(Collectors.groupingBy(customer -> Objects.requireNonNull(customer.reason())));
    }

    /** Ten groups as equal as can be, the first ones larger by one where it does not come out even, as NTILE has it. */
    private List<List<Customer>> tenths() {
        List<Customer> valued = valued();
        List<List<Customer>> tenths = new ArrayList<>();
        int from = 0;
        for (int tenth = 0; tenth < TENTHS && from < valued.size(); tenth++) {
            int to = from + valued.size() / TENTHS + (tenth < valued.size() % TENTHS ? 1 : 0);
            tenths.add(valued.subList(from, to));
            from = to;
        }
        return tenths;
    }

    private static double largest(Map<String, List<Customer>> groups) {
        return groups.values().stream().mapToInt(List::size).max().orElse(1);
    }

    private Map<String, Object> group(String name, List<Customer> of, double most) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", Say.measure(name));
        row.put("band", name);
        row.put("customers", Say.count(of.size()));
        row.put("share", Say.percent((double) of.size() / Math.max(1, customers.size())));
        row.put("value", new Money(value(of)));
        row.put("width", Say.part(of.size() / most));
        return row;
    }

    private Map<String, Object> tenth(List<Customer> of) {
        double all = Math.max(1e-9, value().doubleValue());
        double most = tenths().stream()
                .mapToDouble(tenth -> value(tenth).doubleValue())
                .max()
                .orElse(1);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("customers", Say.count(of.size()));
        row.put("value", new Money(value(of)));
        row.put("share", Say.percent(value(of).doubleValue() / all));
        row.put("churn", Say.percent(probability(of)));
        row.put("width", Say.part(value(of).doubleValue() / Math.max(1e-9, most)));
        return row;
    }

    private static BigDecimal value(List<Customer> of) {
        return of.stream().map(Customer::worth).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static double probability(List<Customer> of) {
        return of.stream()
                .mapToDouble(Customer::probability)
                .filter(probability -> !Double.isNaN(probability))
                .average()
                .orElse(Double.NaN);
    }

    private static @Nullable Double orNull(double number) {
        return Double.isNaN(number) ? null : number;
    }

    private static Customer customer(Map<String, @Nullable Object> value, Map<String, @Nullable Object> risk) {
        return new Customer(
                Cells.text(value, "customer_id"),
                Cells.money(value, "clv_12m"),
                Cells.fraction(risk, "probability"),
                Cells.textOrNull(risk, "band"),
                Cells.textOrNull(risk, "top_reason"));
    }
}
