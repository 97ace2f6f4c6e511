package io.throughline.domain.table;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param name lower-case snake_case
 * @param type of its values
 * @param nullable whether a row may lack it
 * @param unit of its values, null where the name says it all
 * @param classification public, internal, pseudonymous or personal
 * @param about what it means, one sentence
 */
public record Column(
        String name,
        ColumnType type,
        boolean nullable,
        @Nullable String unit,
        String classification,
        String about) {

    public Column {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(classification, "classification");
        requireNonNull(about, "about");
    }
}
