package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import io.throughline.value.purchases.DailyPurchases;
import io.throughline.value.purchases.Order;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with one order in each row.
 *
 * @param file plain or gzip
 * @param customer column with the customer's id
 * @param time column with the day or time of the order
 * @param amount column with its amount, null if spend is of no interest
 * @param zeroOrders whether an order of amount 0 is a purchase
 */
public record OrdersFile(
        Path file, String customer, String time, @Nullable String amount, boolean zeroOrders) {

    /** The purchases of each customer, by id; refunds are out. */
    public Map<String, DailyPurchases> read() {
        List<String> columns = new ArrayList<>(List.of(customer, time));
        if (amount != null) {
            columns.add(amount);
        }
        Map<String, List<Order>> orders = new TreeMap<>();
        CsvFile.read(
                file,
                columns,
                row -> orders.computeIfAbsent(row.needed(customer), id -> new ArrayList<>())
                        .add(order(row)));
        Map<String, DailyPurchases> purchases = new TreeMap<>();
        orders.forEach((id, ofCustomer) -> purchases.put(
                id,
                DailyPurchases.of(ofCustomer.stream()
                        .filter(order -> zeroOrders || order.amount() != 0)
                        .toList())));
        return purchases;
    }

    private Order order(CsvRow row) {
        return new Order(row.day(time), amount == null ? 1 : row.number(amount));
    }
}
