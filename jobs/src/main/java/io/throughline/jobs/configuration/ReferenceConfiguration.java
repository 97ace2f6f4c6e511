package io.throughline.jobs.configuration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Files of facts that events do not carry.
 *
 * @param exchangeRates rates to the reporting currency, null for none
 * @param campaignSpend what was spent on campaigns, null for none
 */
public record ReferenceConfiguration(
        @Nullable Path exchangeRates, @Nullable Path campaignSpend) {}
