package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file with a row for each customer.
 *
 * @param rows by customer
 */
record Table(Map<String, CsvRow> rows) {

    static Table read(Path file) {
        Map<String, CsvRow> rows = new LinkedHashMap<>();
        CsvFile.read(file, List.of("customer_id"), row -> rows.put(row.needed("customer_id"), row));
        return new Table(rows);
    }

    void assertSame(Table other, String column, double relative) {
        rows.forEach((customer, row) -> assertThat(other.rows.get(customer).number(column))
                .as(column + " of customer " + customer)
                .isCloseTo(row.number(column), within(1e-10 + relative * Math.abs(row.number(column)))));
    }
}
