package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a customer takes along from before they said who they are.
 *
 * @param recentWindow how far back their anonymous events reach
 * @param recentLimit at most so many of them, the latest
 * @param linkRetention how long a visitor who is not seen stays linked to their customer
 * @param hashKey key of the keyed hashes of e-mail addresses and phone numbers
 */
public record IdentityConfiguration(
        Duration recentWindow, int recentLimit, Duration linkRetention, KeyConfiguration hashKey) {

    public IdentityConfiguration {
        requireNonNull(recentWindow, "recentWindow");
        requireNonNull(linkRetention, "linkRetention");
        requireNonNull(hashKey, "hashKey");
    }
}
