package io.throughline.jobs.value;

import java.io.Serial;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one unit of a currency is worth in the reporting currency, by day; a rate holds until the next. */
public final class ExchangeRates implements Serializable {

    /** The currency of all sums. */
    public static final String REPORTING = "EUR";

    @Serial
    private static final long serialVersionUID = 1L;

    private final HashMap<String, TreeMap<LocalDate, Double>> rates = new HashMap<>();

    private ExchangeRates() {}

    /** No rates: amounts in any other currency are left out. */
    public static ExchangeRates none() {
        return new ExchangeRates();
    }

    /**
     * Reads a CSV file with the columns date (ISO), currency (ISO 4217) and rate_to_eur.
     *
     * @throws IllegalArgumentException naming the first line that is not such a row
     */
    public static ExchangeRates read(Path file) {
        ExchangeRates read = new ExchangeRates();
        ReferenceFile.read(
                file,
                "date,currency,rate_to_eur",
                "a date, a currency and a rate of 0 or more",
                cells -> read.rates
                        .computeIfAbsent(cells.get(1), currency -> new TreeMap<>())
                        .put(LocalDate.parse(cells.get(0)), ReferenceFile.number(cells.get(2))));
        return read;
    }

    /** An amount in the reporting currency; empty without a rate for its day or before. */
    public OptionalDouble convert(BigDecimal amount, @Nullable String currency, LocalDate day) {
        if (currency == null || currency.equals(REPORTING)) {
            return OptionalDouble.of(amount.doubleValue());
        }
        Map.Entry<LocalDate, Double> rate =
                rates.getOrDefault(currency, new TreeMap<>()).floorEntry(day);
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(amount.doubleValue() * rate.getValue());
    }
}
