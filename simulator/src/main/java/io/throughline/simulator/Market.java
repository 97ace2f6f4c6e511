package io.throughline.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** A country that the company sells to, with its currency. */
enum Market {
    GERMANY("DE", "EUR", "de-DE", 1, 0.88),
    AUSTRIA("AT", "EUR", "de-AT", 1, 0.06),
    SWITZERLAND("CH", "CHF", "de-CH", 1.05, 0.035),
    BRITAIN("GB", "GBP", "en-GB", 1.17, 0.025);

    private final String country;
    private final String currency;
    private final String locale;
    private final double euros;
    private final double share;

    Market(String country, String currency, String locale, double euros, double share) {
        this.country = country;
        this.currency = currency;
        this.locale = locale;
        this.euros = euros;
        this.share = share;
    }

    /** The market that a number in [0, 1) falls on. */
    static Market of(double uniform) {
        double left = uniform;
        for (Market market : values()) {
            left -= market.share;
            if (left < 0) {
                return market;
            }
        }
        return GERMANY;
    }

    /** ISO 3166. */
    String country() {
        return country;
    }

    /** ISO 4217. */
    String currency() {
        return currency;
    }

    String locale() {
        return locale;
    }

    /** What one unit of the currency is worth on a day, in EUR: a slow wave of one percent around its mean. */
    BigDecimal rate(LocalDate day) {
        double wave = currency.equals("EUR") ? 1 : 1 + 0.01 * Math.sin(day.toEpochDay() / 23.0 + ordinal());
        return BigDecimal.valueOf(euros * wave).setScale(4, RoundingMode.HALF_UP);
    }

    /** An amount in EUR in the market's currency, whole cents. */
    double local(double euros, LocalDate day) {
        return currency.equals("EUR") ? euros : Math.round(euros / rate(day).doubleValue() * 100) / 100.0;
    }
}
