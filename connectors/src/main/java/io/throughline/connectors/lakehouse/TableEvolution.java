package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Types;

/** Brings a table of the lakehouse up to its file: columns are added at the end, anything else is refused. */
final class TableEvolution {

    private TableEvolution() {}

    /** @throws IllegalStateException naming all that differs */
    static void bringUpToDate(org.apache.iceberg.Table existing, Table wanted) {
        List<Types.NestedField> columns = existing.schema().columns();
        List<String> differences = differences(existing, wanted);
        List<Column> added = wanted.columns().size() > columns.size()
                ? wanted.columns().subList(columns.size(), wanted.columns().size())
                : List.of();
        for (Column column : added) {
            if (!column.nullable()) {
                differences.add(
                        "column " + column.name() + " is new and required, but the rows written before lack it");
            }
        }
        if (!differences.isEmpty()) {
            throw new IllegalStateException("table " + wanted.name() + " of the lakehouse differs from its file: "
                    + String.join("; ", differences));
        }
        update(existing, wanted, added);
    }

    private static List<String> differences(org.apache.iceberg.Table existing, Table wanted) {
        List<String> differences = new ArrayList<>();
        List<Types.NestedField> columns = existing.schema().columns();
        Schema schema = IcebergTable.schema(wanted);
        for (int i = 0; i < columns.size(); i++) {
            String here = describe(columns.get(i));
            String inFile =
                    i < schema.columns().size() ? describe(schema.columns().get(i)) : "missing";
            if (!here.equals(inFile)) {
                differences.add("column " + (i + 1) + " is " + here + ", in the file " + inFile);
            }
        }
        if (differences.isEmpty()) {
            PartitionSpec spec = IcebergTable.partitions(wanted, schema);
            if (!existing.spec().compatibleWith(spec)) {
                differences.add("partitions are " + existing.spec() + ", in the file " + spec);
            }
            if (!existing.sortOrder().sameOrder(IcebergTable.sortOrder(wanted, schema))) {
                differences.add("sort order is " + existing.sortOrder() + ", in the file " + wanted.sort());
            }
        }
        return differences;
    }

    private static void update(org.apache.iceberg.Table existing, Table wanted, List<Column> added) {
        UpdateSchema update = existing.updateSchema();
        boolean changed = !added.isEmpty();
        for (Column column : added) {
            update.addColumn(column.name(), IcebergTable.type(column.type(), 1), column.about());
        }
        for (Types.NestedField field : existing.schema().columns()) {
            String about = about(wanted, field.name());
            if (!about.equals(field.doc())) {
                update.updateColumnDoc(field.name(), about);
                changed = true;
            }
        }
        if (changed) {
            update.commit();
        }
    }

    private static String about(Table table, String column) {
        return table.columns().stream()
                .filter(candidate -> candidate.name().equals(column))
                .map(Column::about)
                .findFirst()
                .orElseThrow();
    }

    private static String describe(Types.NestedField field) {
        return field.name() + " " + field.type() + (field.isRequired() ? " required" : " optional");
    }
}
