package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.Table;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The statement that makes a table, for those who keep their catalog by SQL: Iceberg's reference dialect, Spark SQL,
 * whose {@code TIMESTAMP} is an instant.
 */
public final class Ddl {

    private Ddl() {}

    /** The {@code CREATE TABLE} statement of {@code table} in {@code namespace}, two statements where it is sorted. */
    public static String of(Table table, String namespace) {
        String name = quoted(namespace) + "." + quoted(table.name());
        String columns = table.columns().stream().map(Ddl::column).collect(Collectors.joining(",\n"));
        String partition =
                table.partitionByDay() == null ? "" : "PARTITIONED BY (days(" + quoted(table.partitionByDay()) + "))\n";
        String properties = IcebergTable.properties(table).entrySet().stream()
                .filter(property -> !property.getKey().equals("comment"))
                .sorted(Map.Entry.comparingByKey())
                .map(property -> "  " + literal(property.getKey()) + " = " + literal(property.getValue()))
                .collect(Collectors.joining(",\n"));
        String create = "CREATE TABLE " + name + " (\n" + columns + "\n)\nUSING iceberg\n" + partition + "COMMENT "
                + literal(table.about()) + "\nTBLPROPERTIES (\n" + properties + "\n);\n";
        if (table.sort().isEmpty()) {
            return create;
        }
        String order = table.sort().stream().map(Ddl::quoted).collect(Collectors.joining(", "));
        return create + "ALTER TABLE " + name + " WRITE LOCALLY ORDERED BY " + order + ";\n";
    }

    private static String column(Column column) {
        return "  " + quoted(column.name()) + " " + SqlType.of(column.type()) + (column.nullable() ? "" : " NOT NULL")
                + " COMMENT " + literal(column.about());
    }

    private static String quoted(String name) {
        return "`" + name + "`";
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
