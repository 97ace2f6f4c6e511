package io.throughline.domain.table;

/** How a table says that a row is about all values of a column at once, for example a pattern on all channels. */
public final class Rollup {

    /** Stands in place of a single step, channel or campaign. */
    public static final String ALL = "(all)";

    private Rollup() {}
}
