package io.throughline.value.attribution;

/**
 * What one channel earned by a rule.
 *
 * @param channel its name, {@link Attribution#UNATTRIBUTED} for conversions without a touch
 * @param conversions credited
 * @param revenue credited, reporting currency
 * @param lifetimeValue credited, reporting currency
 */
public record ChannelCredit(String channel, double conversions, double revenue, double lifetimeValue) {}
