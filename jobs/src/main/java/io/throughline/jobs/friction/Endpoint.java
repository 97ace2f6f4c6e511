package io.throughline.jobs.friction;

import java.io.Serializable;
import java.util.List;

/**
 * Who is told of alerts, as far as the flow needs to know; where and how is the deliverer's business.
 *
 * @param name of the endpoint in the configuration
 * @param types message types it wants; empty for all
 */
public record Endpoint(String name, List<String> types) implements Serializable {

    public Endpoint {
        types = List.copyOf(types);
    }

    boolean wants(String type) {
        return types.isEmpty() || types.contains(type);
    }
}
