package io.throughline.value.purchases;

/** The unit of time that a purchase model counts in. */
public enum PeriodUnit {
    /** One day. */
    DAY(1),
    /** Seven days. */
    WEEK(7),
    /** A twelfth of 365.25 days, that is 30.4375 days. */
    MONTH(365.25 / 12);

    private final double days;

    PeriodUnit(double days) {
        this.days = days;
    }

    /** How many days one unit has. */
    public double days() {
        return days;
    }

    /** A number of days in this unit. */
    public double of(double numberOfDays) {
        return numberOfDays / days;
    }
}
