package io.throughline.domain.table;

/** Column types of the lakehouse, and the Java type that a row holds for each. */
public enum ColumnType {
    /** {@code String}. */
    STRING,
    /** {@code Boolean}. */
    BOOLEAN,
    /** {@code Integer}. */
    INT,
    /** {@code Long}. */
    LONG,
    /** {@code Double}. */
    DOUBLE,
    /** {@code BigDecimal} with four decimal places, 18 digits in all. */
    DECIMAL,
    /** {@code Instant}, UTC, microseconds. */
    TIMESTAMP,
    /** {@code byte[]}. */
    BINARY,
    /** {@code List<String>}. */
    STRING_LIST,
    /** {@code Map<String, String>}. */
    STRING_MAP
}
