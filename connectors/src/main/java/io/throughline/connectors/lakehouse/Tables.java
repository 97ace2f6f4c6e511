package io.throughline.connectors.lakehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.RowMapping;
import io.throughline.domain.table.Table;
import io.throughline.expressions.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of the lakehouse, as the files in {@code domain/tables} describe them. */
public final class Tables {

    private static final List<String> NAMES = List.of(
            "events",
            "failed_events",
            "friction",
            "channel_switches",
            "alerts",
            "webhook_deliveries",
            "customer_value",
            "attribution",
            "churn",
            "friction_cost",
            "cx_metrics",
            "journey_steps",
            "journey_transitions",
            "segments",
            "customer_360",
            "model_runs",
            "runs");

    private static final List<Table> ALL = NAMES.stream().map(Tables::shipped).toList();

    private Tables() {}

    /** Every table, in the order in which the dictionary lists them. */
    public static List<Table> all() {
        return ALL;
    }

    /**
     * The table called {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Table named(String name) {
        return ALL.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no table " + name + "; there are " + String.join(", ", NAMES)));
    }

    /** How rows that map column names to values, as {@link LakehouseReader} hands them out, become rows of {@code table}. */
    static RowMapping<Map<String, @Nullable Object>> rowsOf(String table) {
        return RowMapping.byName(
                table, named(table).columns().stream().map(Column::name).toList());
    }

    /**
     * Reads one table file.
     *
     * @throws io.throughline.expressions.yaml.ProblemException if it breaks a rule, with all that is wrong in it
     */
    public static Table read(Path file) {
        return TableFile.table(YamlNode.read(file));
    }

    private static Table shipped(String name) {
        String file = "tables/" + name + ".yaml";
        try (InputStream in = Table.class.getResourceAsStream("/io/throughline/domain/" + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the domain module");
            }
            return TableFile.table(YamlNode.read(file, new String(in.readAllBytes(), UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }
}
