package io.throughline.expressions;

import io.throughline.domain.event.FieldType;

/** The types of the expression language, and the Java type in which a value of each is read. */
public enum ValueType {
    /** {@link String}. */
    STRING,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link Long}. */
    LONG,
    /** {@link Double}. */
    DOUBLE,
    /** {@link java.math.BigDecimal}. */
    DECIMAL,
    /** {@link java.time.Instant}. */
    TIMESTAMP,
    /** {@link java.time.Duration}. */
    DURATION,
    /** A {@link java.util.List} of strings. */
    STRING_LIST,
    /** A {@link java.util.Map} from string to string. */
    STRING_MAP,
    /** JSON-like: map, list, string, number, boolean or null, known only when read. */
    DYNAMIC;

    /** As problems call it: {@code text}, {@code boolean}, {@code whole number} … */
    public String inWords() {
        return switch (this) {
            case STRING -> "text";
            case BOOLEAN -> "boolean";
            case LONG -> "whole number";
            case DOUBLE, DECIMAL -> "number";
            case TIMESTAMP -> "timestamp";
            case DURATION -> "duration";
            case STRING_LIST -> "list";
            case STRING_MAP -> "map";
            case DYNAMIC -> "value of any type";
        };
    }

    /** The type in expressions of an event's field. */
    public static ValueType of(FieldType type) {
        return switch (type) {
            case STRING -> STRING;
            case BOOLEAN -> BOOLEAN;
            case LONG -> LONG;
            case DOUBLE -> DOUBLE;
            case DECIMAL -> DECIMAL;
            case TIMESTAMP -> TIMESTAMP;
            case STRING_LIST -> STRING_LIST;
            case STRING_MAP -> STRING_MAP;
            case ITEMS -> DYNAMIC;
        };
    }
}
