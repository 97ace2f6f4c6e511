package io.throughline.value.attribution;

/** What is shared among channels. */
enum Measure {
    CONVERSIONS,
    REVENUE,
    LIFETIME_VALUE
}
