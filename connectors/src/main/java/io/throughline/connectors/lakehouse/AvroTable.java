package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.ColumnType;
import io.throughline.domain.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** A table in Avro's terms, as the export writes it. */
final class AvroTable {

    /** Bytes that hold 18 decimal digits. */
    private static final int DECIMAL_BYTES = 8;

    private AvroTable() {}

    static Schema schema(Table table) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Column column : table.columns()) {
            Schema type = type(column.type());
            fields.add(
                    column.nullable()
                            ? new Schema.Field(
                                    column.name(),
                                    Schema.createUnion(Schema.create(Schema.Type.NULL), type),
                                    column.about(),
                                    JsonProperties.NULL_VALUE)
                            : new Schema.Field(column.name(), type, column.about()));
        }
        return Schema.createRecord(table.name(), table.about(), "io.throughline.export", false, fields);
    }

    /** What writes {@code Instant} and {@code BigDecimal} by the schema's logical types. */
    static GenericData model() {
        GenericData model = new GenericData();
        model.addLogicalTypeConversion(new Conversions.DecimalConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        return model;
    }

    static GenericRecord record(Schema schema, Map<String, @Nullable Object> row) {
        GenericRecord record = new GenericData.Record(schema);
        row.forEach((name, value) -> {
            Schema.Field field = schema.getField(name);
            if (field != null) {
                record.put(field.pos(), avro(value));
            }
        });
        return record;
    }

    private static @Nullable Object avro(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes);
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.setScale(IcebergTable.SCALE, RoundingMode.UNNECESSARY);
        }
        return value;
    }

    private static Schema type(ColumnType type) {
        return switch (type) {
            case STRING -> Schema.create(Schema.Type.STRING);
            case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
            case INT -> Schema.create(Schema.Type.INT);
            case LONG -> Schema.create(Schema.Type.LONG);
            case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
            case BINARY -> Schema.create(Schema.Type.BYTES);
            case DECIMAL ->
                LogicalTypes.decimal(IcebergTable.PRECISION, IcebergTable.SCALE)
                        .addToSchema(Schema.createFixed("decimal_18_4", null, "io.throughline.export", DECIMAL_BYTES));
            case TIMESTAMP -> LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case STRING_LIST -> Schema.createArray(Schema.create(Schema.Type.STRING));
            case STRING_MAP -> Schema.createMap(Schema.create(Schema.Type.STRING));
        };
    }
}
