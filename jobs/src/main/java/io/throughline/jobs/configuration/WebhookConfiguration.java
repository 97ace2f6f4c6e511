package io.throughline.jobs.configuration;

import java.time.Duration;
import java.util.List;

/**
 * Who is told, and how often it is tried.
 *
 * @param endpoints who is told
 * @param allowNetworks private networks that endpoints may lie in, CIDR notation
 * @param retrySchedule delay before each attempt, the first included
 */
public record WebhookConfiguration(
        List<EndpointConfiguration> endpoints, List<String> allowNetworks, List<Duration> retrySchedule) {

    public WebhookConfiguration {
        endpoints = List.copyOf(endpoints);
        allowNetworks = List.copyOf(allowNetworks);
        retrySchedule = List.copyOf(retrySchedule);
    }
}
