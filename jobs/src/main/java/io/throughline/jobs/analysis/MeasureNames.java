package io.throughline.jobs.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What revenue and lifetime value are called in a document.
 *
 * @param value revenue in keys, for example {@code value}
 * @param lifetimeValue lifetime value in keys, null if there is none
 * @param valueColumn revenue where a chain names what it shares, null if there is no choice
 * @param lifetimeValueColumn lifetime value there, null exactly if the other is
 * @param unattributedInChains whether chains list conversions without a touch
 */
public record MeasureNames(
        String value,
        @Nullable String lifetimeValue,
        @Nullable String valueColumn,
        @Nullable String lifetimeValueColumn,
        boolean unattributedInChains) {

    /** Of a file of paths, with the column of its lifetime values if it has one. */
    public static MeasureNames ofPaths(String valueColumn, @Nullable String lifetimeValueColumn) {
        return lifetimeValueColumn == null
                ? new MeasureNames("value", null, null, null, true)
                : new MeasureNames("value", "lifetime_value", valueColumn, lifetimeValueColumn, true);
    }

    /** Of touches and conversions. */
    public static MeasureNames ofTouches() {
        return new MeasureNames("revenue", "ltv", "total_revenue", "total_ltv", false);
    }
}
