package io.throughline.simulator;

import org.jspecify.annotations.Nullable;

/**
 * The rules that all lives of one world share: the real one, or the same with something switched off.
 *
 * @param company which company
 * @param calendar when its customers are busy
 * @param withoutFriction friction that does not happen, null for none
 * @param withoutFrictionFrom from when on it does not, epoch milliseconds
 * @param withoutChannel marketing channel that is not used, null for none
 */
record World(
        Company company,
        BusinessCalendar calendar,
        @Nullable FrictionKind withoutFriction,
        long withoutFrictionFrom,
        @Nullable MarketingChannel withoutChannel) {

    static World of(Company company) {
        return new World(company, BusinessCalendar.of(company), null, 0, null);
    }

    /** The same world in which {@code friction} stops at {@code from}. */
    World without(FrictionKind friction, long from) {
        return new World(company, calendar, friction, from, withoutChannel);
    }

    /** The same world without {@code channel}. */
    World without(MarketingChannel channel) {
        return new World(company, calendar, withoutFriction, withoutFrictionFrom, channel);
    }

    boolean allows(FrictionKind friction, long at) {
        return friction != withoutFriction || at < withoutFrictionFrom;
    }

    boolean has(MarketingChannel channel) {
        return channel != withoutChannel;
    }
}
