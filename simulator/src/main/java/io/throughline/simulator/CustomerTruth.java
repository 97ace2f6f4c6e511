package io.throughline.simulator;

import java.io.IOException;

/**
 * What each customer is by nature, and what becomes of them after as_of.
 *
 * <p>Expected orders and revenue are means over {@link #FUTURES} futures that begin with the customer as they are at
 * as_of: what the best model could know. Realised ones are those of the one world that is.
 */
final class CustomerTruth {

    static final String[] COLUMNS = {
        "customer_id",
        "purchase_rate_per_day",
        "drop_out_probability",
        "mean_order_value",
        "dropped_out_at",
        "alive_at_as_of",
        "expected_orders_365d",
        "expected_revenue_365d",
        "orders_90d",
        "revenue_90d",
        "orders_365d",
        "revenue_365d"
    };

    private static final int FUTURES = 20;
    private static final long YEAR = 365 * CustomerLife.DAY;
    private static final long QUARTER = 90 * CustomerLife.DAY;

    private final World world;
    private final Csv csv;
    private final long asOf;

    CustomerTruth(World world, Csv csv) {
        this.world = world;
        this.csv = csv;
        this.asOf = world.company().asOf().toEpochMilli();
    }

    /** Writes one row about {@code life}, lived until a year after as_of. */
    void write(CustomerLife life) throws IOException {
        Customer customer = life.customer();
        boolean alive = life.droppedAt() >= asOf;
        double orders = 0;
        double revenue = 0;
        for (int i = 1; alive && i <= FUTURES; i++) {
            CustomerLife future = new CustomerLife(world, customer, new Happening(Recorder.SILENT));
            future.advanceTo(asOf);
            future.turn(world.calendar().day(asOf), i);
            future.advanceTo(asOf + YEAR + 1);
            orders += future.orders().count(asOf, asOf + YEAR);
            revenue += future.orders().revenue(asOf, asOf + YEAR);
        }
        csv.row(
                customer.id(),
                Csv.number(customer.purchaseRate(), 8),
                Csv.number(customer.dropOut(), 6),
                Csv.number(customer.meanOrderValue(), 2),
                Csv.instant(life.droppedAt()),
                alive,
                Csv.number(orders / FUTURES, 4),
                Csv.number(revenue / FUTURES, 2),
                life.orders().count(asOf, asOf + QUARTER),
                Csv.number(life.orders().revenue(asOf, asOf + QUARTER), 2),
                life.orders().count(asOf, asOf + YEAR),
                Csv.number(life.orders().revenue(asOf, asOf + YEAR), 2));
    }
}
