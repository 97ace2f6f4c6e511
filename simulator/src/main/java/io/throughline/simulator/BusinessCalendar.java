package io.throughline.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Set;

/**
 * When the company's customers are busy: season, day of the week, holidays, the flash sale, hour of the local day.
 *
 * <p>Business time is the integral of that intensity, in ordinary days. What happens at a constant rate in business time
 * happens at the rate times the intensity in clock time.
 */
final class BusinessCalendar {

    static final int DAYS_AFTER = 366;

    private static final double FLASH_SALE = 8;
    private static final double HOLIDAY = 0.7;
    private static final Set<MonthDay> HOLIDAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(10, 3), MonthDay.of(12, 25), MonthDay.of(12, 26));
    private static final double[] WEEKDAYS = {1.0, 0.96, 0.96, 1.0, 1.04, 1.12, 0.92};
    private static final double[] SHOPPING_HOURS = {
        .25, .12, .08, .06, .06, .1, .3, .7, 1.0, 1.3, 2.2, 2.1, 1.3, 1.25, 1.2, 1.2, 1.25, 1.35, 1.45, 1.55, 1.5, 1.3,
        .85, .45
    };
    private static final double[] SERVICE_HOURS = {
        .02, .01, .01, .01, .01, .02, .1, .3, 1.0, 1.3, 1.2, 1.2, 1.2, 1.3, 1.4, 1.2, 1.3, 1.3, 1.2, .9, .5, .3, .15,
        .05
    };
    private static final long HOUR = 3_600_000;

    private final long[] midnight;
    private final long[] offset;
    private final double[] before;
    private final int days;

    private BusinessCalendar(long[] midnight, long[] offset, double[] before, int days) {
        this.midnight = midnight;
        this.offset = offset;
        this.before = before;
        this.days = days;
    }

    static BusinessCalendar of(Company company) {
        int all = company.days() + DAYS_AFTER;
        LocalDate first = Company.LAST_DAY.minusDays(company.days() - 1L);
        long[] midnight = new long[all + 1];
        long[] offset = new long[all + 1];
        double[] before = new double[all + 1];
        for (int day = 0; day <= all; day++) {
            LocalDate date = first.plusDays(day);
            midnight[day] = date.atStartOfDay(Company.ZONE).toInstant().toEpochMilli();
            offset[day] = date.toEpochDay() * 24 * HOUR - midnight[day];
            if (day < all) {
                before[day + 1] = before[day] + weight(date);
            }
        }
        return new BusinessCalendar(midnight, offset, before, company.days());
    }

    /** Days with data. */
    int days() {
        return days;
    }

    /** Local midnight at the start of a day, 0 for the first with data. */
    long midnight(int day) {
        return midnight[day];
    }

    /** The day that {@code at} lies in. */
    int day(long at) {
        int found = Arrays.binarySearch(midnight, at);
        return Math.min(found >= 0 ? found : -found - 2, midnight.length - 2);
    }

    LocalDate date(int day) {
        return Company.LAST_DAY.minusDays(days - 1L - day);
    }

    /** A local time of a day, in milliseconds since its midnight by the clock on the wall. */
    long at(int day, long wallMillis) {
        // Clocks change at night: whoever reads a clock after 3 o'clock reads the day's second offset.
        int nearest = wallMillis >= 3 * HOUR ? day + 1 : day;
        return midnight[day] + offset[day] + wallMillis - offset[nearest];
    }

    /** Business time at the start of a day. */
    double businessTime(int day) {
        return before[day];
    }

    /** When shoppers' business time is {@code time}; after all that is simulated if it lies behind it. */
    long whenShopping(double time) {
        return when(time, SHOPPING_HOURS);
    }

    /** The same for those who want service, who keep office hours. */
    long whenServed(double time) {
        return when(time, SERVICE_HOURS);
    }

    /** Shoppers' business time at {@code at}. */
    double shoppingTime(long at) {
        return businessTime(at, SHOPPING_HOURS);
    }

    /** The moment {@code days} of shoppers' business time after {@code at}. */
    long laterShopping(long at, double days) {
        return Math.max(at + 1, when(businessTime(at, SHOPPING_HOURS) + days, SHOPPING_HOURS));
    }

    /** The same for those who want service. */
    long laterServed(long at, double days) {
        return Math.max(at + 1, when(businessTime(at, SERVICE_HOURS) + days, SERVICE_HOURS));
    }

    private double businessTime(long at, double[] hours) {
        int day = day(at);
        long wall = Math.min(24 * HOUR - 1, at - midnight[day]);
        int hour = (int) (wall / HOUR);
        double passed = hours[hour] * (wall % HOUR) / HOUR;
        for (int i = 0; i < hour; i++) {
            passed += hours[i];
        }
        return before[day] + (before[day + 1] - before[day]) * passed / total(hours);
    }

    private long when(double time, double[] hours) {
        if (time >= before[before.length - 1]) {
            return Long.MAX_VALUE;
        }
        int found = Arrays.binarySearch(before, time);
        int day = found >= 0 ? found : -found - 2;
        double left = (time - before[day]) / (before[day + 1] - before[day]) * total(hours);
        int hour = 0;
        while (hour < 23 && left >= hours[hour]) {
            left -= hours[hour];
            hour++;
        }
        long within = Math.min(HOUR - 1, (long) (left / hours[hour] * HOUR));
        return at(day, hour * HOUR + within);
    }

    private static double total(double[] hours) {
        double total = 0;
        for (double hour : hours) {
            total += hour;
        }
        return total;
    }

    private static double weight(LocalDate date) {
        if (date.equals(Company.LAST_DAY)) {
            return FLASH_SALE;
        }
        double season = 1 + 0.08 * Math.cos(2 * Math.PI * (date.getDayOfYear() - 345) / 365.0);
        double holiday = HOLIDAYS.contains(MonthDay.from(date)) ? HOLIDAY : 1;
        DayOfWeek day = date.getDayOfWeek();
        return season * holiday * WEEKDAYS[day.getValue() - 1];
    }
}
