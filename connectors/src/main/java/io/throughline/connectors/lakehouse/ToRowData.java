package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.ColumnType;
import io.throughline.domain.table.RowMapping;
import io.throughline.domain.table.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.jspecify.annotations.Nullable;

/** Turns a record into Flink's form of its table's row. */
final class ToRowData<T> implements MapFunction<T, RowData> {

    private static final long serialVersionUID = 1L;

    private final RowMapping<T> mapping;
    private final ColumnType[] types;
    private final boolean[] required;

    /** @throws IllegalArgumentException if the mapping's columns are not the table's */
    ToRowData(RowMapping<T> mapping, Table table) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        if (!columns.equals(mapping.columns())) {
            throw new IllegalArgumentException("the mapping of table " + table.name() + " has the columns "
                    + mapping.columns() + ", its file " + columns);
        }
        this.mapping = mapping;
        this.types = table.columns().stream().map(Column::type).toArray(ColumnType[]::new);
        this.required = new boolean[types.length];
        for (int i = 0; i < required.length; i++) {
            required[i] = !table.columns().get(i).nullable();
        }
    }

    @Override
    public RowData map(T item) {
        @Nullable Object[] values = mapping.row(item);
        GenericRowData row = new GenericRowData(values.length);
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value != null) {
                row.setField(i, convert(value, i));
            } else if (required[i]) {
                throw new IllegalArgumentException(place(i) + " must have a value, but has none");
            }
        }
        return row;
    }

    private Object convert(Object value, int column) {
        return switch (types[column]) {
            case STRING -> StringData.fromString((String) value);
            case BOOLEAN, INT, LONG, DOUBLE, BINARY -> value;
            case DECIMAL -> decimal((BigDecimal) value, column);
            case TIMESTAMP -> TimestampData.fromInstant(((Instant) value).truncatedTo(ChronoUnit.MICROS));
            case STRING_LIST ->
                new GenericArrayData(((List<?>) value)
                        .stream()
                                .map(text -> StringData.fromString((String) text))
                                .toArray());
            case STRING_MAP -> map((Map<?, ?>) value);
        };
    }

    private DecimalData decimal(BigDecimal value, int column) {
        DecimalData decimal = DecimalData.fromBigDecimal(value, IcebergTable.PRECISION, IcebergTable.SCALE);
        if (decimal == null) {
            throw new IllegalArgumentException(place(column) + " must fit decimal(" + IcebergTable.PRECISION + ","
                    + IcebergTable.SCALE + "), but has " + value.precision() + " digits, " + value.scale()
                    + " of them decimal places");
        }
        return decimal;
    }

    /** In the order of the keys, so that equal records give equal rows. */
    private static GenericMapData map(Map<?, ?> value) {
        Map<StringData, StringData> entries = new LinkedHashMap<>();
        new TreeMap<>(value)
                .forEach((key, text) ->
                        entries.put(StringData.fromString((String) key), StringData.fromString((String) text)));
        return new GenericMapData(entries);
    }

    private String place(int column) {
        return "column " + mapping.columns().get(column) + " of table " + mapping.table();
    }
}
