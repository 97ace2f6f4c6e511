package io.throughline.jobs.configuration;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Who is told, and how often it is tried.
 *
 * @param endpoints who is told
 * @param allowNetworks private networks that endpoints may lie in, CIDR notation
 * @param allowPorts ports beside 80, 443 and 8000 to 9999
 * @param retrySchedule delays after the first attempt, after the second, and so on
 */
public record WebhookConfiguration(
        List<EndpointConfiguration> endpoints,
        List<String> allowNetworks,
        Set<Integer> allowPorts,
        List<Duration> retrySchedule) {

    public WebhookConfiguration {
        endpoints = List.copyOf(endpoints);
        allowNetworks = List.copyOf(allowNetworks);
        allowPorts = Set.copyOf(allowPorts);
        retrySchedule = List.copyOf(retrySchedule);
    }
}
