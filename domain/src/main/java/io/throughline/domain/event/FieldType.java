package io.throughline.domain.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The types that fields, attributes and expressions have, and the Java type of each. */
public enum FieldType {
    STRING(String.class),
    BOOLEAN(Boolean.class),
    LONG(Long.class),
    DOUBLE(Double.class),
    /** Money: decimal(18,4). */
    DECIMAL(BigDecimal.class),
    /** An instant, UTC. */
    TIMESTAMP(Instant.class),
    STRING_LIST(List.class),
    STRING_MAP(Map.class),
    /** A list of {@link OrderItem}. */
    ITEMS(List.class);

    private final Class<?> javaType;

    FieldType(Class<?> javaType) {
        this.javaType = javaType;
    }

    public Class<?> javaType() {
        return javaType;
    }
}
