package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.ColumnType;
import io.throughline.domain.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** A table file in Iceberg's terms: schema, partitions, sort order and properties. */
final class IcebergTable {

    /** Digits and decimal places of money. */
    static final int PRECISION = 18;

    static final int SCALE = 4;

    private IcebergTable() {}

    static void create(Catalog catalog, TableIdentifier identifier, Table table) {
        Schema schema = schema(table);
        catalog.buildTable(identifier, schema)
                .withPartitionSpec(partitions(table, schema))
                .withSortOrder(sortOrder(table, schema))
                .withProperties(properties(table))
                .create();
    }

    /**
     * Field ids are positions: the columns from 1, then what is inside lists and maps. A column added later gets the
     * next free id of its table, so ids there never change.
     */
    static Schema schema(Table table) {
        List<Types.NestedField> fields = new ArrayList<>();
        int inside = table.columns().size() + 1;
        for (Column column : table.columns()) {
            fields.add(Types.NestedField.builder()
                    .withId(fields.size() + 1)
                    .withName(column.name())
                    .ofType(type(column.type(), inside))
                    .isOptional(column.nullable())
                    .withDoc(column.about())
                    .build());
            inside += idsInside(column.type());
        }
        return new Schema(fields);
    }

    static PartitionSpec partitions(Table table, Schema schema) {
        PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
        if (table.partitionByDay() != null) {
            spec.day(table.partitionByDay());
        }
        return spec.build();
    }

    static SortOrder sortOrder(Table table, Schema schema) {
        SortOrder.Builder order = SortOrder.builderFor(schema);
        table.sort().forEach(order::asc);
        return order.build();
    }

    static Map<String, String> properties(Table table) {
        return Map.of(
                "format-version",
                "2",
                "write.parquet.compression-codec",
                "zstd",
                "write.metadata.delete-after-commit.enabled",
                "true",
                "comment",
                table.about(),
                "throughline.owner",
                table.owner(),
                "throughline.key",
                String.join(",", table.key()));
    }

    /** @param inside first id for what is inside a list or a map */
    static Type type(ColumnType type, int inside) {
        return switch (type) {
            case STRING -> Types.StringType.get();
            case BOOLEAN -> Types.BooleanType.get();
            case INT -> Types.IntegerType.get();
            case LONG -> Types.LongType.get();
            case DOUBLE -> Types.DoubleType.get();
            case DECIMAL -> Types.DecimalType.of(PRECISION, SCALE);
            case TIMESTAMP -> Types.TimestampType.withZone();
            case BINARY -> Types.BinaryType.get();
            case STRING_LIST -> Types.ListType.ofRequired(inside, Types.StringType.get());
            case STRING_MAP ->
                Types.MapType.ofRequired(inside, inside + 1, Types.StringType.get(), Types.StringType.get());
        };
    }

    private static int idsInside(ColumnType type) {
        return switch (type) {
            case STRING_LIST -> 1;
            case STRING_MAP -> 2;
            default -> 0;
        };
    }
}
