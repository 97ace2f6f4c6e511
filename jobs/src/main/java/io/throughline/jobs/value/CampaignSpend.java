package io.throughline.jobs.value;

import io.throughline.domain.table.Rollup;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was spent on channels and campaigns before as_of, in the reporting currency. */
public final class CampaignSpend {

    private final TreeMap<String, Double> sums = new TreeMap<>();

    private CampaignSpend() {}

    /** Nothing is known. */
    public static CampaignSpend none() {
        return new CampaignSpend();
    }

    /**
     * Reads a CSV file with the columns date, channel, campaign, spend and currency; spend without an exchange rate is left
     * out.
     *
     * @param asOf days that begin at or after it do not count
     * @throws IllegalArgumentException naming the first line that is not such a row
     */
    public static CampaignSpend read(Path file, ExchangeRates rates, Instant asOf) {
        CampaignSpend read = new CampaignSpend();
        LocalDate end = OrderHistory.day(asOf.toEpochMilli() - 1);
        ReferenceFile.read(
                file,
                "date,channel,campaign,spend,currency",
                "a date, a channel, a campaign, a spend of 0 or more and a currency",
                cells -> {
                    LocalDate day = LocalDate.parse(cells.get(0));
                    double spend = ReferenceFile.number(cells.get(3));
                    OptionalDouble converted = rates.convert(BigDecimal.valueOf(spend), cells.get(4), day);
                    if (!day.isAfter(end) && converted.isPresent()) {
                        read.add(cells.get(1), cells.get(2), converted.getAsDouble());
                    }
                });
        return read;
    }

    /** Spend of a campaign, of the channel as a whole for {@code (all)}; null if nothing is known of it. */
    @Nullable
    Double of(String channel, String campaign) {
        return sums.get(channel + "\t" + campaign);
    }

    private void add(String channel, String campaign, double spend) {
        sums.merge(channel + "\t" + campaign, spend, Double::sum);
        sums.merge(channel + "\t" + Rollup.ALL, spend, Double::sum);
    }
}
