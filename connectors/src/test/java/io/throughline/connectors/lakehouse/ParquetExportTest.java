package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.friction.MatchState;
import io.throughline.domain.table.Rows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetExportTest {

    @Test
    void writesEveryTableAsOnePlainFileAndMatchesInTheirLastState(@TempDir Path out) {
        try (Lakehouse lakehouse = Lakehouse.open(LakehouseSettings.embedded(out))) {
            lakehouse.createTables();
            LakehouseWriter writer = new LakehouseWriter(lakehouse);
            FrictionMatch found = Samples.match("m1", 5, MatchState.MATCHED);
            writer.appendAll(
                    Rows.FRICTION,
                    List.of(
                            found.rekeyedFrom("anon:1"),
                            found,
                            Samples.match("m2", 6, MatchState.RESOLVED),
                            Samples.match("m2", 7, MatchState.AT_RISK),
                            Samples.match("m3", 8, MatchState.MATCHED),
                            Samples.match("m3", 9, MatchState.MATCHED)),
                    "test",
                    1);
            writer.appendAll(Rows.EVENTS, List.of(Samples.event(1), Samples.event(2)), "test", 1);
            writer.appendAll(Rows.FAILED_EVENTS, List.of(Samples.failure(1)), "test", 1);
            writer.appendAll(Rows.ALERTS, List.of(Samples.alert(1)), "test", 1);

            Map<String, Long> counts = ParquetExport.write(lakehouse, out);

            assertThat(counts)
                    .contains(
                            Map.entry("events", 2L),
                            Map.entry("failed_events", 1L),
                            Map.entry("friction", 3L),
                            Map.entry("channel_switches", 0L),
                            Map.entry("alerts", 1L),
                            Map.entry("webhook_deliveries", 0L));
        }

        Path export = out.resolve("export");
        assertThat(DuckDb.rows("SELECT match_id, state, rekeyed_from, epoch_us(matched_at), value_exposed, weight, "
                        + "evidence_event_ids FROM " + DuckDb.file(export.resolve("friction.parquet"))))
                .containsExactly(
                        List.of("m1", "rekeyed", "anon:1", "1772367900123461", "5.0001", "2.5", "[e5, e5]"),
                        Arrays.asList("m2", "resolved", null, "1772368200123462", "6.0001", "2.5", "[e6, e6]"),
                        Arrays.asList("m3", "matched", null, "1772369100123465", "9.0001", "2.5", "[e9, e9]"));
        assertThat(DuckDb.rows("SELECT event_id, typeof(event_time), typeof(amount), properties, quality_flags FROM "
                        + DuckDb.file(export.resolve("events.parquet")) + " ORDER BY 1"))
                .first()
                .isEqualTo(List.of(
                        "event_id-1",
                        "TIMESTAMP WITH TIME ZONE",
                        "DECIMAL(18,4)",
                        "{key=properties-1, other=''}",
                        "[one, two-1]"));
        assertThat(DuckDb.rows("SELECT hex(payload), received_at FROM "
                        + DuckDb.file(export.resolve("failed_events.parquet"))))
                .containsExactly(Arrays.asList("00FF7F", null));
        assertThat(DuckDb.rows("SELECT value_exposed FROM " + DuckDb.file(export.resolve("alerts.parquet"))))
                .containsExactly(List.of("99999999999999.9999"));
        assertThat(DuckDb.rows("SELECT count(*) FROM " + DuckDb.file(export.resolve("channel_switches.parquet"))))
                .containsExactly(List.of("0"));
    }
}
