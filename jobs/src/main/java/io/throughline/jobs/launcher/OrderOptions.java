package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.OrdersFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A file of orders and the names of its columns. */
final class OrderOptions {

    @Option(names = "--orders", required = true, paramLabel = "FILE", description = "CSV file, one order a row.")
    private Path orders = Path.of("");

    @Option(names = "--customer", required = true, paramLabel = "COL", description = "Column with the customer's id.")
    private String customer = "";

    @Option(
            names = "--time",
            required = true,
            paramLabel = "COL",
            description = "Column with the ISO day or time of the order; its day counts as written.")
    private String time = "";

    @Option(
            names = "--amount",
            paramLabel = "COL",
            description = "Column with the amount of the order. Without it no spend model and no value.")
    private @Nullable String amount;

    @Option(
            names = "--zero-orders",
            paramLabel = "MEANING",
            description = "Orders of amount 0: count (they are purchases, as in the published references) or leave-out."
                    + " Default: count.")
    private String zeroOrders = "count";

    OrdersFile file() {
        if (!zeroOrders.equals("count") && !zeroOrders.equals("leave-out")) {
            throw new WrongUse("--zero-orders must be count or leave-out, but was " + zeroOrders);
        }
        return new OrdersFile(orders, customer, time, amount, zeroOrders.equals("count"));
    }

    boolean amounts() {
        return amount != null;
    }
}
