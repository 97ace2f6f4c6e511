package io.throughline.jobs.report;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An amount in the reporting currency, which the page knows. */
record Money(@Nullable BigDecimal amount) {

    /** Its sign and three digits: {@code €41.2k}; a dash where there is no amount. */
    String in(Currency currency) {
        if (amount == null) {
            return "–";
        }
        String sign = currency.getSymbol(Locale.UK);
        String gap = sign.length() > 1 ? "\u00a0" : "";
        return (amount.signum() < 0 ? "−" : "")
                + sign
                + gap
                + Say.threeDigits(amount.abs().doubleValue());
    }
}
