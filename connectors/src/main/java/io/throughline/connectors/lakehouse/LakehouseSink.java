package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.RowMapping;
import io.throughline.domain.table.Table;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.RowType;
import org.apache.iceberg.DistributionMode;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.flink.TableLoader;
import org.apache.iceberg.flink.sink.IcebergSink;
import org.apache.iceberg.flink.util.FlinkCompatibilityUtil;

/** Writes streams to the lakehouse: appended, exactly once for each checkpoint, or once at the end of a batch run. */
public final class LakehouseSink {

    private LakehouseSink() {}

    /**
     * Appends {@code records} to the table of {@code mapping}, which must exist (see {@link Lakehouse#createTables}).
     *
     * @param uid of the sink, for example {@code lake.events}; its operators' uids begin or end with it
     * @throws IllegalStateException if the table does not exist or has other columns than its file
     */
    public static <T> void append(
            DataStream<T> records, RowMapping<T> mapping, LakehouseSettings settings, String uid) {
        append(records, mapping, settings, uid, records.getParallelism());
    }

    /**
     * As {@link #append(DataStream, RowMapping, LakehouseSettings, String)}, with a parallelism of its own.
     *
     * @param writers parallel writers, each of which writes a file per day and checkpoint
     */
    public static <T> void append(
            DataStream<T> records, RowMapping<T> mapping, LakehouseSettings settings, String uid, int writers) {
        Table table = Tables.named(mapping.table());
        org.apache.iceberg.Table target = existing(table, settings);
        RowType type = FlinkSchemaUtil.convert(target.schema());
        DataStream<RowData> rows = records.map(new ToRowData<>(mapping, table))
                .returns(FlinkCompatibilityUtil.toTypeInfo(type))
                .name("Rows of " + table.name())
                .uid(uid + ".rows")
                .setParallelism(writers);
        TableLoader loader = settings.tableLoader(table.name());
        IcebergSink.forRowData(rows)
                .tableLoader(loader)
                .table(target)
                .distributionMode(distribution(records))
                .writeParallelism(writers)
                .uidSuffix(uid)
                .append();
    }

    /** By day in a batch run; not in a stream, whose current day would all go to one writer. */
    private static DistributionMode distribution(DataStream<?> records) {
        RuntimeExecutionMode mode =
                records.getExecutionEnvironment().getConfiguration().get(ExecutionOptions.RUNTIME_MODE);
        return mode == RuntimeExecutionMode.BATCH ? DistributionMode.HASH : DistributionMode.NONE;
    }

    private static org.apache.iceberg.Table existing(Table table, LakehouseSettings settings) {
        try (Lakehouse lakehouse = Lakehouse.open(settings)) {
            org.apache.iceberg.Table target = lakehouse.table(table.name());
            if (target.schema().columns().size() != table.columns().size()) {
                throw new IllegalStateException("table " + table.name() + " has "
                        + target.schema().columns().size() + " columns in the lakehouse and "
                        + table.columns().size() + " in its file: create the tables first");
            }
            return target;
        }
    }
}
