package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.Table;
import java.util.List;

/** The data dictionary: a Markdown page that says what every table and column means. */
public final class Dictionary {

    private static final String HEAD = """
            # Tables

            Generated from the table files in `domain/src/main/resources/io/throughline/domain/tables`; change them, not this page.

            Tables are Apache Iceberg with Parquet files; columns are only ever added, at the end. `TIMESTAMP` is an
            instant in UTC with microseconds (Iceberg `timestamptz`), money is `DECIMAL(18,4)`. Personal data is marked:
            *pseudonymous* columns point to a person through an id or a keyed hash, *personal* ones may hold what a person typed.

            Tables without a `run_id` hold facts, appended as they happen. Tables with one hold results of `throughline value run`:
            rows of all runs, one set per `as_of` (a run with the same `as_of` replaces it). The latest results are those of the last
            run in `runs` that is `published`.

            Read tables through the catalog, never the files of the warehouse by a pattern: the folder also holds files of
            attempts that failed. The plain files in `export/` are safe to read by a pattern; there `friction` has one row per match,
            its last state, and results are those of the latest run.

            """;

    private Dictionary() {}

    /** The page for {@code tables}. */
    public static String page(List<Table> tables) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| table | one row is |\n|---|---|\n");
        for (Table table : tables) {
            page.append("| [")
                    .append(table.name())
                    .append("](#")
                    .append(table.name())
                    .append(") | ")
                    .append(cell(table.about()))
                    .append(" |\n");
        }
        tables.forEach(table -> append(page, table));
        return page.toString();
    }

    private static void append(StringBuilder page, Table table) {
        page.append("\n## ").append(table.name()).append("\n\n").append(table.about());
        page.append(" Key: ").append(code(table.key()));
        if (table.partitionByDay() != null) {
            page.append("; partitioned by the day of `")
                    .append(table.partitionByDay())
                    .append('`');
        }
        page.append("; sorted by ").append(code(table.sort()));
        page.append("; owner: ").append(table.owner()).append(".\n\n");
        page.append("| column | type | unit | class | meaning |\n|---|---|---|---|---|\n");
        table.columns().forEach(column -> append(page, column));
    }

    private static void append(StringBuilder page, Column column) {
        page.append("| `").append(column.name()).append("` | ");
        page.append('`').append(SqlType.of(column.type())).append('`').append(column.nullable() ? "" : " not null");
        page.append(" | ").append(column.unit() == null ? "" : cell(column.unit()));
        page.append(" | ").append(column.classification());
        page.append(" | ").append(cell(column.about())).append(" |\n");
    }

    private static String code(List<String> columns) {
        return columns.isEmpty() ? "nothing" : "`" + String.join("`, `", columns) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
