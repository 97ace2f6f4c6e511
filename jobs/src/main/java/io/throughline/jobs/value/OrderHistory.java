package io.throughline.jobs.value;

import io.throughline.jobs.value.PersonSummary.PastOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A person's orders, in order of time, in the reporting currency. */
final class OrderHistory {

    private final List<PastOrder> orders = new ArrayList<>();
    private int withoutRate;

    /** @param past in order of time */
    OrderHistory(List<Happening> past, ExchangeRates rates) {
        for (Happening happening : past) {
            PastEvent event = happening.event();
            if (event != null && event.is("order_completed")) {
                add(happening.at(), event.amount(), event.currency(), rates);
            }
        }
    }

    List<PastOrder> all() {
        return orders;
    }

    /** Orders that are left out, because their amount or its exchange rate is not known. */
    int withoutRate() {
        return withoutRate;
    }

    /** Orders from {@code from}, inclusive, to {@code to}, exclusive. */
    int count(long from, long to) {
        return (int) orders.stream()
                .filter(order -> order.at() >= from && order.at() < to)
                .count();
    }

    double revenue(long from, long to) {
        double sum = 0;
        for (PastOrder order : orders) {
            sum += order.at() >= from && order.at() < to ? order.revenue() : 0;
        }
        return sum;
    }

    /** The last order before {@code time}, null without one. */
    @Nullable
    PastOrder lastBefore(long time) {
        PastOrder last = null;
        for (PastOrder order : orders) {
            if (order.at() < time) {
                last = order;
            }
        }
        return last;
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    private void add(long at, @Nullable BigDecimal amount, @Nullable String currency, ExchangeRates rates) {
        OptionalDouble revenue = amount == null ? OptionalDouble.empty() : rates.convert(amount, currency, day(at));
        if (revenue.isPresent() && revenue.getAsDouble() >= 0) {
            orders.add(new PastOrder(at, revenue.getAsDouble()));
        } else {
            withoutRate++;
        }
    }

    static LocalDate day(long at) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
    }
}
