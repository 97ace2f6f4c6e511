package io.throughline.value.purchases;

import java.util.function.DoubleUnaryOperator;

/** How the orders after the end of observation, of twelve months or for life, are discounted to its end. */
public interface Discounting {

    /** Name of the convention, as the reference results call it. */
    String name();

    /**
     * Present number of the orders of a customer who is alive at the end of observation.
     *
     * @param model whose unit of time is {@code unit}
     */
    default double presentOrdersIfAlive(PurchaseModel model, PurchaseHistory history, PeriodUnit unit) {
        return presentOrders(days -> model.expectedOrdersIfAlive(history, unit.of(days)));
    }

    /**
     * Present number of orders.
     *
     * @param expectedOrders expected orders by days ahead, rising from 0
     */
    double presentOrders(DoubleUnaryOperator expectedOrders);

    /** Twelve months of 365.25 / 12 days, each month's orders discounted at its end; the default, at 0.10 a year. */
    static Discounting monthly(double annualRate) {
        return new Monthly("clv12_monthly_eop", 365.25 / 12, Math.pow(1 + checked(annualRate), 1.0 / 12) - 1);
    }

    /** Orders discounted at the moment they are placed, at {@code ln(1 + rate)} per 365.25 days, over 365.25 days. */
    static Discounting continuous(double annualRate) {
        return new Continuous("clv12_continuous", Math.log1p(checked(annualRate)));
    }

    /**
     * The convention of the library <em>lifetimes</em> 0.11: twelve months of 4.345 weeks, or of 30 days where the unit is
     * the day, each discounted at its end with a rate per month (there 0.01).
     */
    static Discounting lifetimes(double monthlyRate, PeriodUnit unit) {
        double days = switch (unit) {
            case DAY -> 30;
            case WEEK -> 4.345 * 7;
            case MONTH -> PeriodUnit.MONTH.days();
        };
        return new Monthly("clv12_lifetimes_convention", days, checked(monthlyRate));
    }

    /** The orders of the rest of a life, discounted at the moment they are placed at {@code ln(1 + rate)} per 365.25 days. */
    static Discounting forLife(double annualRate) {
        return new Life("clv_for_life", Horizon.discount(Math.log1p(checked(annualRate))));
    }

    private static double checked(double rate) {
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("a discount rate must be 0 or more, but was " + rate);
        }
        return rate;
    }

    /** Sums of months. */
    record Monthly(String name, double days, double rate) implements Discounting {
        @Override
        public double presentOrders(DoubleUnaryOperator expectedOrders) {
            double present = 0;
            double before = 0;
            for (int month = 1; month <= 12; month++) {
                double until = expectedOrders.applyAsDouble(month * days);
                present += (until - before) * Math.pow(1 + rate, -month);
                before = until;
            }
            return present;
        }
    }

    /** The integral of {@code exp(-delta t) dE(t)}, by parts, with Gauss-Legendre nodes. */
    record Continuous(String name, double delta) implements Discounting {
        private static final double YEAR = 365.25;
        private static final int PIECES = 4;
        // Abramowitz & Stegun (1964), table 25.4, n = 8
        private static final double[] NODES = {
            0.1834346424956498, 0.5255324099163290, 0.7966664774136267, 0.9602898564975363
        };
        private static final double[] WEIGHTS = {
            0.3626837833783620, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763
        };

        @Override
        public double presentOrders(DoubleUnaryOperator expectedOrders) {
            double integral = 0;
            double half = 0.5 / PIECES;
            for (int piece = 0; piece < PIECES; piece++) {
                double middle = (2 * piece + 1) * half;
                for (int i = 0; i < NODES.length; i++) {
                    for (int side = -1; side <= 1; side += 2) {
                        double years = middle + side * NODES[i] * half;
                        integral += WEIGHTS[i]
                                * half
                                * Math.exp(-delta * years)
                                * expectedOrders.applyAsDouble(years * YEAR);
                    }
                }
            }
            return Math.exp(-delta) * expectedOrders.applyAsDouble(YEAR) + delta * integral;
        }
    }

    /** Without an end. */
    record Life(String name, double delta) implements Discounting {
        private static final double YEAR = 365.25;

        @Override
        public double presentOrdersIfAlive(PurchaseModel model, PurchaseHistory history, PeriodUnit unit) {
            return model.discountedOrdersForLifeIfAlive(history, delta / unit.of(YEAR));
        }

        @Override
        public double presentOrders(DoubleUnaryOperator expectedOrders) {
            return ForLife.discounted(expectedOrders, delta / YEAR, YEAR);
        }
    }
}
