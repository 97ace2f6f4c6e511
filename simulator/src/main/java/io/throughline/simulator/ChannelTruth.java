package io.throughline.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/**
 * What each marketing channel brings: what is lost in the same world without it.
 *
 * <p>Shares are of the sum over the channels, where a channel that costs orders counts as 0.
 */
final class ChannelTruth {

    private static final MarketingChannel[] CHANNELS = MarketingChannel.values();
    private static final long YEAR = 365 * CustomerLife.DAY;

    private final World world;
    private final long start;
    private final long asOf;
    private final double[] conversions = new double[CHANNELS.length];
    private final double[] revenue = new double[CHANNELS.length];
    private final double[] later = new double[CHANNELS.length];

    ChannelTruth(World world) {
        this.world = world;
        this.start = world.company().startsAt().toEpochMilli() - 1;
        this.asOf = world.company().asOf().toEpochMilli();
    }

    /** Compares {@code life}, lived until a year after as_of, with the same one without each channel. */
    void compare(CustomerLife life) {
        for (MarketingChannel channel : CHANNELS) {
            CustomerLife without =
                    new CustomerLife(world.without(channel), life.customer(), new Happening(Recorder.SILENT));
            without.advanceTo(asOf + YEAR + 1);
            int i = channel.ordinal();
            conversions[i] += lost(life, without, orders -> orders.count(start, asOf));
            revenue[i] += lost(life, without, orders -> orders.revenue(start, asOf));
            later[i] += lost(life, without, orders -> orders.revenue(asOf, asOf + YEAR));
        }
    }

    private static double lost(CustomerLife life, CustomerLife without, ToDoubleFunction<Orders> measure) {
        return measure.applyAsDouble(life.orders()) - measure.applyAsDouble(without.orders());
    }

    void write(Path file) throws IOException {
        try (Csv csv = Csv.create(
                file,
                "channel",
                "conversions",
                "revenue",
                "later_value",
                "conversions_share",
                "revenue_share",
                "later_value_share")) {
            for (MarketingChannel channel : CHANNELS) {
                int i = channel.ordinal();
                csv.row(
                        channel.wireName(),
                        Csv.number(conversions[i], 0),
                        Csv.number(revenue[i], 2),
                        Csv.number(later[i], 2),
                        share(conversions, i),
                        share(revenue, i),
                        share(later, i));
            }
        }
    }

    private static String share(double[] lost, int i) {
        double total = 0;
        for (double each : lost) {
            total += Math.max(0, each);
        }
        return Csv.number(total == 0 ? 0 : Math.max(0, lost[i]) / total, 6);
    }
}
