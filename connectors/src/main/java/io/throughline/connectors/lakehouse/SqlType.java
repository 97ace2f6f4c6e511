package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.ColumnType;

/** Column types as SQL writes them. */
final class SqlType {

    private SqlType() {}

    static String of(ColumnType type) {
        return switch (type) {
            case STRING -> "STRING";
            case BOOLEAN -> "BOOLEAN";
            case INT -> "INT";
            case LONG -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case DECIMAL -> "DECIMAL(" + IcebergTable.PRECISION + "," + IcebergTable.SCALE + ")";
            case TIMESTAMP -> "TIMESTAMP";
            case BINARY -> "BINARY";
            case STRING_LIST -> "ARRAY<STRING>";
            case STRING_MAP -> "MAP<STRING, STRING>";
        };
    }
}
