package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Customers with what was known of them, and whether they left.
 *
 * @param columns features
 * @param customers in the order of their ids
 */
public record ChurnTable(List<String> columns, List<Customer> customers) {

    /**
     * One row.
     *
     * @param id of the customer
     * @param cells texts of the features, in the order of the columns
     * @param left whether they left, null if that is not known
     * @param value of the customer, 0 if none was read
     */
    public record Customer(
            String id, List<String> cells, @Nullable Boolean left, double value) {}

    /**
     * Reads the rows that are asked for.
     *
     * @param label column with yes, true or 1 for customers who left, no, false or 0 for others; empty if not known
     * @param id column that tells customers apart
     * @param value column with their value, null if that is of no interest
     * @param columns features
     * @throws IllegalArgumentException if an id comes twice, or there is no row
     */
    public static ChurnTable read(
            Path file, String label, String id, @Nullable String value, List<String> columns, Predicate<CsvRow> which) {
        List<String> needed = new ArrayList<>(columns);
        needed.add(label);
        needed.add(id);
        if (value != null && !needed.contains(value)) {
            needed.add(value);
        }
        List<Customer> customers = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        CsvFile.read(file, needed.stream().distinct().toList(), row -> {
            if (which.test(row)) {
                if (!ids.add(row.needed(id))) {
                    throw row.bad(id, "a customer that no row before has");
                }
                customers.add(new Customer(
                        row.needed(id),
                        columns.stream().map(row::text).toList(),
                        left(row, label),
                        value == null ? 0 : row.amount(value)));
            }
        });
        if (customers.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no row that is asked for");
        }
        customers.sort(Comparator.comparing(Customer::id));
        return new ChurnTable(columns, customers);
    }

    private static @Nullable Boolean left(CsvRow row, String label) {
        return switch (row.text(label).toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1", "1.0" -> true;
            case "no", "false", "0", "0.0" -> false;
            case "" -> null;
            default -> throw row.bad(label, "yes, true or 1 for who left, no, false or 0 for others, or nothing");
        };
    }

    /** What each customer did, if that is known of all. @throws IllegalArgumentException naming the first who is not */
    public boolean[] labels() {
        boolean[] labels = new boolean[customers.size()];
        for (int i = 0; i < labels.length; i++) {
            Boolean left = customers.get(i).left();
            if (left == null) {
                throw new IllegalArgumentException("customer "
                        + customers.get(i).id() + " has no label, so no model can be fitted on them or judged by them");
            }
            labels[i] = left;
        }
        return labels;
    }
}
