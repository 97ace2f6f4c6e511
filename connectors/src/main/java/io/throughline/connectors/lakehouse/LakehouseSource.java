package io.throughline.connectors.lakehouse;

import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.source.IcebergSource;
import org.apache.iceberg.flink.util.FlinkCompatibilityUtil;
import org.jspecify.annotations.Nullable;

/** Reads tables as bounded streams: the rows of one snapshot and nothing else. */
public final class LakehouseSource {

    private LakehouseSource() {}

    /**
     * Rows of {@code table} with only the columns named, in their order.
     *
     * @param snapshot of the table, null if it has none
     * @param uid of the source
     */
    public static DataStream<RowData> rows(
            StreamExecutionEnvironment environment,
            LakehouseSettings settings,
            String table,
            List<String> columns,
            @Nullable Long snapshot,
            String uid) {
        try (Lakehouse lakehouse = Lakehouse.open(settings)) {
            Schema all = lakehouse.table(table).schema();
            Schema projected = new Schema(columns.stream().map(all::findField).toList());
            RowType type = FlinkSchemaUtil.convert(projected);
            return environment
                    .fromSource(
                            IcebergSource.forRowData()
                                    .tableLoader(settings.tableLoader(table))
                                    .useSnapshotId(snapshot)
                                    .project(FlinkSchemaUtil.toSchema(type))
                                    .streaming(false)
                                    .build(),
                            WatermarkStrategy.noWatermarks(),
                            "Table " + table,
                            FlinkCompatibilityUtil.toTypeInfo(type))
                    .uid(uid);
        }
    }

    /** The current snapshot of {@code table}; null if it has none, and so no rows. */
    public static @Nullable Long snapshot(Lakehouse lakehouse, String table) {
        Snapshot current = lakehouse.table(table).currentSnapshot();
        return current == null ? null : current.snapshotId();
    }
}
