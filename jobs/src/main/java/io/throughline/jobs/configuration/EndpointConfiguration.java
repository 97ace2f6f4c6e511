package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;

/**
 * Who is told of alerts.
 *
 * @param name of the endpoint
 * @param url http or https; may carry a token, so it is not shown whole
 * @param secret signing secret, {@code whsec_…}
 * @param types message types to send; empty for all
 */
public record EndpointConfiguration(String name, URI url, Secret secret, List<String> types) {

    public EndpointConfiguration {
        requireNonNull(name, "name");
        requireNonNull(url, "url");
        requireNonNull(secret, "secret");
        types = List.copyOf(types);
    }

    /** Names the host, never the path, which may be a token. */
    @Override
    public String toString() {
        return "EndpointConfiguration[" + name + ", " + url.getScheme() + "://" + url.getHost() + "/…, " + types + "]";
    }
}
