package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * Where the tables lie.
 *
 * @param catalog properties of the Iceberg catalog; may hold secrets
 * @param warehouse a folder or an object-store address
 * @param namespace database within the catalog
 * @param commitInterval how often the lakehouse job commits
 */
public record LakehouseConfiguration(
        Map<String, String> catalog, String warehouse, String namespace, Duration commitInterval) {

    public LakehouseConfiguration {
        catalog = Map.copyOf(catalog);
        requireNonNull(warehouse, "warehouse");
        requireNonNull(namespace, "namespace");
        requireNonNull(commitInterval, "commitInterval");
    }

    /** Names the catalog's properties, never their values. */
    @Override
    public String toString() {
        return "LakehouseConfiguration[catalog " + catalog.keySet() + ", " + warehouse + ", " + namespace + ", "
                + commitInterval + "]";
    }
}
