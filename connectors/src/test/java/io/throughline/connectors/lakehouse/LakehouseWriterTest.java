package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.alert.WebhookDelivery;
import io.throughline.domain.table.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.io.CloseableIterable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakehouseWriterTest {

    private static final String TABLE = "webhook_deliveries";

    @TempDir
    private Path out;

    private Lakehouse lakehouse;
    private LakehouseWriter writer;
    private LakehouseReader reader;

    @BeforeEach
    void open() {
        lakehouse = Lakehouse.open(LakehouseSettings.embedded(out));
        lakehouse.createTable(Tables.named(TABLE));
        writer = new LakehouseWriter(lakehouse);
        reader = new LakehouseReader(lakehouse);
    }

    @AfterEach
    void close() {
        lakehouse.close();
    }

    @Test
    void appendsOnceHoweverOftenItIsAsked() {
        assertThat(writer.position(TABLE, "deliver")).isEmpty();

        assertThat(append(1, 3)).isTrue();
        assertThat(append(1, 3)).isFalse();
        assertThat(append(4, 5)).isTrue();
        assertThat(append(1, 3)).isFalse();

        assertThat(reader.rows(TABLE)).hasSize(5);
        assertThat(reader.count(TABLE)).isEqualTo(5);
        assertThat(writer.position(TABLE, "deliver")).hasValue(5);
    }

    @Test
    void writersDoNotMindEachOther() {
        append(1, 3);

        assertThat(writer.appendAll(Rows.WEBHOOK_DELIVERIES, deliveries(4, 4), "another", 1))
                .isTrue();
        assertThat(writer.position(TABLE, "another")).hasValue(1);
        assertThat(writer.position(TABLE, "deliver")).hasValue(3);
    }

    @Test
    void ofTwoProcessesThatAppendTheSameOneDoesAndLeavesNoFileOfTheOther() throws Exception {
        append(1, 1);
        List<Boolean> written = LongStream.range(0, 4)
                .parallel()
                .mapToObj(process -> append(2, 9))
                .toList();

        assertThat(written).containsOnlyOnce(true);
        assertThat(reader.rows(TABLE)).hasSize(9);
        try (CloseableIterable<FileScanTask> files =
                lakehouse.table(TABLE).newScan().planFiles()) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void givesBackWhatWasWritten() {
        append(7, 7);

        Map<String, Object> row = reader.rows(TABLE).get(0);
        assertThat(row.keySet()).containsExactlyElementsOf(Rows.WEBHOOK_DELIVERIES.columns());
        assertThat(row.values()).containsExactly(Rows.WEBHOOK_DELIVERIES.row(Samples.delivery(7)));
    }

    @Test
    void anEmptyTableHasNoRows() {
        assertThat(reader.rows(TABLE)).isEmpty();
        assertThat(reader.count(TABLE)).isZero();
    }

    private boolean append(long first, long last) {
        return writer.appendAll(Rows.WEBHOOK_DELIVERIES, deliveries(first, last), "deliver", last);
    }

    private static List<WebhookDelivery> deliveries(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(Samples::delivery).toList();
    }
}
