package io.throughline.value.attribution;

import java.util.function.ToDoubleFunction;

/**
 * What one channel earned by a rule.
 *
 * @param channel its name, {@link Attribution#UNATTRIBUTED} for conversions without a touch
 * @param conversions credited
 * @param revenue credited, reporting currency
 * @param lifetimeValue credited, reporting currency
 * @param newCustomers credited first conversions
 */
public record ChannelCredit(
        String channel, double conversions, double revenue, double lifetimeValue, double newCustomers) {

    /** What one measure amounts to. */
    public double of(Measure measure) {
        return switch (measure) {
            case CONVERSIONS -> conversions;
            case REVENUE -> revenue;
            case LIFETIME_VALUE -> lifetimeValue;
            case NEW_CUSTOMERS -> newCustomers;
        };
    }

    /** A credit with such amounts. */
    public static ChannelCredit of(String channel, ToDoubleFunction<Measure> amount) {
        return new ChannelCredit(
                channel,
                amount.applyAsDouble(Measure.CONVERSIONS),
                amount.applyAsDouble(Measure.REVENUE),
                amount.applyAsDouble(Measure.LIFETIME_VALUE),
                amount.applyAsDouble(Measure.NEW_CUSTOMERS));
    }
}
