package io.throughline.jobs.value;

import static io.throughline.jobs.value.ValueSettings.DAY;

import io.throughline.jobs.value.PersonSummary.PastOrder;
import io.throughline.value.fitting.Estimate;
import io.throughline.value.fitting.Fit;
import io.throughline.value.purchases.DailyPurchases;
import io.throughline.value.purchases.Discounting;
import io.throughline.value.purchases.GammaGamma;
import io.throughline.value.purchases.GammaGammaEstimator;
import io.throughline.value.purchases.Order;
import io.throughline.value.purchases.PeriodUnit;
import io.throughline.value.purchases.PurchaseCounts;
import io.throughline.value.purchases.PurchaseFamily;
import io.throughline.value.purchases.PurchaseHistory;
import io.throughline.value.purchases.PurchaseModel;
import io.throughline.value.purchases.ResidualValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All customers who ever ordered, with what they are expected to be worth. */
final class CustomerBase {

    /** A year's discount of what is expected. */
    private static final double DISCOUNT = 0.10;

    private static final PeriodUnit UNIT = PeriodUnit.WEEK;
    private static final double YEAR_DAYS = 365;

    /**
     * A customer who ordered.
     *
     * @param probabilityAlive null without a model
     * @param expectedOrders of the next 365 days, null without a model
     * @param expectedOrderValue null without a model
     * @param clv residual value of twelve months
     */
    record Buyer(
            PersonSummary summary,
            PurchaseHistory history,
            @Nullable Double probabilityAlive,
            @Nullable Double expectedOrders,
            @Nullable Double expectedOrderValue,
            Estimate clv) {

        String customerId() {
            return String.valueOf(summary.customerId());
        }

        double revenue() {
            return summary.orders().stream().mapToDouble(PastOrder::revenue).sum();
        }

        double daysSinceLastOrder(long end) {
            List<PastOrder> orders = summary.orders();
            return (end - orders.get(orders.size() - 1).at()) / (double) DAY;
        }
    }

    private final Fit<PurchaseModel> purchases;
    private final Fit<GammaGamma> spend;
    private final Map<String, Buyer> buyers = new LinkedHashMap<>();

    private CustomerBase(Fit<PurchaseModel> purchases, Fit<GammaGamma> spend) {
        this.purchases = purchases;
        this.spend = spend;
    }

    /** @param people in order of their ids */
    static CustomerBase of(List<PersonSummary> people, long end) {
        List<PersonSummary> ordered = people.stream()
                .filter(person ->
                        person.customerId() != null && !person.orders().isEmpty())
                .toList();
        LocalDate lastDay = OrderHistory.day(end - 1);
        List<PurchaseHistory> histories =
                ordered.stream().map(person -> history(person, lastDay)).toList();
        CustomerBase base = new CustomerBase(
                PurchaseFamily.MBG_NBD.fit(PurchaseCounts.of(histories)), GammaGammaEstimator.fit(histories));
        base.add(ordered, histories, end);
        return base;
    }

    /** In order of their ids. */
    List<Buyer> buyers() {
        return new ArrayList<>(buyers.values());
    }

    /** Residual value of a customer; 0 for who never ordered. */
    double clv(@Nullable String customerId) {
        Buyer buyer = customerId == null ? null : buyers.get(customerId);
        return buyer == null ? 0 : buyer.clv().value();
    }

    @Nullable
    Buyer buyer(@Nullable String customerId) {
        return customerId == null ? null : buyers.get(customerId);
    }

    Fit<PurchaseModel> purchases() {
        return purchases;
    }

    Fit<GammaGamma> spend() {
        return spend;
    }

    /** What values are computed by. */
    String model() {
        return hasModel() ? "mbg_nbd+gamma_gamma" : "revenue_365d";
    }

    private boolean hasModel() {
        return purchases.model() != null && spend.model() != null;
    }

    private void add(List<PersonSummary> ordered, List<PurchaseHistory> histories, long end) {
        ResidualValue residual =
                hasModel() ? new ResidualValue(purchases, spend, UNIT, Discounting.monthly(DISCOUNT)) : null;
        for (int i = 0; i < ordered.size(); i++) {
            PersonSummary person = ordered.get(i);
            buyers.put(person.person(), buyer(person, histories.get(i), residual, end));
        }
    }

    private Buyer buyer(PersonSummary person, PurchaseHistory history, @Nullable ResidualValue residual, long end) {
        if (residual == null) {
            double lastYear = person.orders().stream()
                    .filter(order -> order.at() >= end - 365 * DAY)
                    .mapToDouble(PastOrder::revenue)
                    .sum();
            return new Buyer(person, history, null, null, null, Estimate.of(lastYear));
        }
        PurchaseModel model = purchases.orThrow();
        return new Buyer(
                person,
                history,
                model.probabilityAlive(history),
                model.expectedOrders(history, UNIT.of(YEAR_DAYS)),
                spend.orThrow().expectedSpend(history),
                residual.estimate(history));
    }

    private static PurchaseHistory history(PersonSummary person, LocalDate lastDay) {
        List<Order> orders = person.orders().stream()
                .map(order -> new Order(OrderHistory.day(order.at()), order.revenue()))
                .toList();
        return DailyPurchases.of(orders).history(lastDay, UNIT).orElseThrow();
    }
}
