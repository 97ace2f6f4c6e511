package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

/**
 * Names of the topics between the jobs.
 *
 * @param journeyEvents canonical events and identity merges, keyed by profile
 * @param failedEvents records that could not be read, encrypted
 * @param matches states of matches
 * @param channelSwitches moves from one channel to another
 * @param alerts alerts that fired or resolved
 * @param control pattern definitions, erasures and silences
 * @param customerValue what customers are worth, compacted
 * @param frictionCost what meeting a friction does to customers, compacted
 * @param ticks the time of day, so that event time goes on while every source is silent
 */
public record Topics(
        String journeyEvents,
        String failedEvents,
        String matches,
        String channelSwitches,
        String alerts,
        String control,
        String customerValue,
        String frictionCost,
        String ticks) {

    public Topics {
        requireNonNull(journeyEvents, "journeyEvents");
        requireNonNull(failedEvents, "failedEvents");
        requireNonNull(matches, "matches");
        requireNonNull(channelSwitches, "channelSwitches");
        requireNonNull(alerts, "alerts");
        requireNonNull(control, "control");
        requireNonNull(customerValue, "customerValue");
        requireNonNull(frictionCost, "frictionCost");
        requireNonNull(ticks, "ticks");
    }
}
