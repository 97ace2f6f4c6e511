package io.throughline.connectors.lakehouse;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.flink.FlinkCatalog;

/** Flink SQL over the lakehouse. */
public final class LakehouseSql {

    private LakehouseSql() {}

    /** A batch environment whose current catalog is {@code lakehouse}, times in UTC. */
    public static TableEnvironment environment(LakehouseSettings settings) {
        Configuration configuration = new Configuration();
        configuration.setString("table.local-time-zone", "UTC");
        configuration.setString("table.exec.iceberg.use-v2-sink", "true");
        configuration.setString("table.dynamic-table-options.enabled", "true");
        configuration.setString("pipeline.generic-types", "false");
        // SQL names its operators itself.
        configuration.setString("pipeline.auto-generate-uids", "true");
        TableEnvironment environment = TableEnvironment.create(EnvironmentSettings.newInstance()
                .inBatchMode()
                .withConfiguration(configuration)
                .build());
        register(environment, settings);
        environment.useCatalog(LakehouseSettings.CATALOG);
        environment.useDatabase(settings.namespace());
        return environment;
    }

    /** Registers the lakehouse as catalog {@code lakehouse} of {@code environment}. */
    public static void register(TableEnvironment environment, LakehouseSettings settings) {
        environment.registerCatalog(
                LakehouseSettings.CATALOG,
                new FlinkCatalog(
                        LakehouseSettings.CATALOG,
                        settings.namespace(),
                        Namespace.empty(),
                        settings.catalogLoader(),
                        Map.of(),
                        false,
                        -1));
    }
}
