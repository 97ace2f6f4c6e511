package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import io.throughline.value.purchases.PurchaseHistory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CSV file with purchase histories that somebody summarised already. Its columns go by the names in use:
 *
 * <pre>
 * x     repeats          x, frequency
 * t_x   recency          t_x, t.x, recency
 * T     age              T, T.cal, n, n.cal, age
 * m_x   mean spend       m_x, zbar, monetary_value              (may be left out)
 * count customers        count, custs, customers                (may be left out: 1)
 * id    customer         customer_id, id, ID                    (may be left out: the row's number)
 * </pre>
 *
 * @param file plain or gzip
 */
public record SummaryTable(Path file) {

    private static final List<String> REPEATS = List.of("x", "frequency");
    private static final List<String> RECENCY = List.of("t_x", "t.x", "recency");
    private static final List<String> AGE = List.of("T", "T.cal", "n", "n.cal", "age");
    private static final List<String> SPEND = List.of("m_x", "zbar", "monetary_value");
    private static final List<String> COUNT = List.of("count", "custs", "customers");
    private static final List<String> ID = List.of("customer_id", "id", "ID");

    /** Whether the file says what customers spend. */
    public boolean spend() {
        return column(CsvFile.columns(file), SPEND).isPresent();
    }

    /** The rows, in the order of the file. @throws IllegalArgumentException if a column is missing or the file is empty */
    public List<Customer> read() {
        List<String> header = CsvFile.columns(file);
        String repeats = needed(header, REPEATS);
        String recency = needed(header, RECENCY);
        String age = needed(header, AGE);
        Optional<String> spend = column(header, SPEND);
        Optional<String> count = column(header, COUNT);
        Optional<String> id = column(header, ID);
        List<String> columns = Stream.concat(
                        Stream.of(repeats, recency, age),
                        Stream.of(spend, count, id).flatMap(Optional::stream))
                .toList();
        List<Customer> customers = new ArrayList<>();
        CsvFile.read(file, columns, row -> {
            int x = (int) whole(row, repeats, 0);
            double last = row.amount(recency);
            double end = row.amount(age);
            if (last > end) {
                throw row.bad(
                        recency, "at most " + age + ", which is " + row.text(age) + ": no purchase after the end");
            }
            if (x == 0 && last > 0) {
                throw row.bad(recency, "0 without repeats");
            }
            double mean = spend.isEmpty() || x == 0 ? 0 : row.amount(spend.get());
            customers.add(new Customer(
                    id.map(row::needed).orElse(Long.toString(row.number() - 1)),
                    new PurchaseHistory(x, last, end, mean),
                    count.map(column -> whole(row, column, 1)).orElse(1L)));
        });
        if (customers.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no customer: nobody to fit a model to");
        }
        return customers;
    }

    private static long whole(CsvRow row, String column, long least) {
        double number = row.number(column);
        if (number != Math.rint(number) || number < least || number > Integer.MAX_VALUE) {
            throw row.bad(column, "a whole number from " + least + " to " + Integer.MAX_VALUE);
        }
        return (long) number;
    }

    private String needed(List<String> header, List<String> names) {
        return column(header, names)
                .orElseThrow(() -> new IllegalArgumentException(file + " needs a column named "
                        + String.join(" or ", names) + ", but its columns are " + String.join(", ", header)));
    }

    private static Optional<String> column(List<String> header, List<String> names) {
        return names.stream().filter(header::contains).findFirst();
    }
}
