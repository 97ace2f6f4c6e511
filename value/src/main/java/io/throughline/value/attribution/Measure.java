package io.throughline.value.attribution;

/** What is shared among channels. */
public enum Measure {
    /** Journeys that converted. */
    CONVERSIONS,

    /** What the conversions brought, reporting currency. */
    REVENUE,

    /** What the customers who were won are worth, reporting currency. */
    LIFETIME_VALUE,

    /** Conversions that were a customer's first. */
    NEW_CUSTOMERS
}
