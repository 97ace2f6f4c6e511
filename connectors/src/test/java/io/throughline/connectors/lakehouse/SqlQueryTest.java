package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.table.Rows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class SqlQueryTest {

    @TempDir
    private static Path out;

    private static LakehouseSettings settings;

    @BeforeAll
    static void write() {
        settings = LakehouseSettings.embedded(out);
        try (Lakehouse lakehouse = Lakehouse.open(settings)) {
            lakehouse.createTable(Tables.named("friction"));
            lakehouse.createTable(Tables.named("events"));
            LakehouseWriter writer = new LakehouseWriter(lakehouse);
            writer.appendAll(Rows.FRICTION, List.of(Samples.match(1), Samples.match(2)), "test", 1);
            writer.appendAll(Rows.EVENTS, List.of(Samples.event(1)), "test", 1);
        }
    }

    @Test
    void selectsFromTheLakehouseByShortAndByFullNames() {
        try (SqlQuery query = SqlQuery.run(
                settings,
                "SELECT f.match_id, f.matched_at, f.value_exposed, f.evidence_steps, f.customer_id, e.properties "
                        + "FROM friction f LEFT JOIN lakehouse.throughline.events e ON f.matched_at = e.event_time "
                        + "ORDER BY f.match_id")) {
            assertThat(query.columns())
                    .containsExactly(
                            "match_id", "matched_at", "value_exposed", "evidence_steps", "customer_id", "properties");
            assertThat(rows(query))
                    .containsExactly(
                            Arrays.asList(
                                    "match-1",
                                    Samples.time(1),
                                    new BigDecimal("1.0001"),
                                    List.of("cart", "cart"),
                                    null,
                                    Map.of("key", "properties-1", "other", "")),
                            Arrays.asList(
                                    "match-2",
                                    Samples.time(2),
                                    new BigDecimal("2.0001"),
                                    List.of("cart", "cart"),
                                    null,
                                    null));
        }
    }

    @Test
    void saysWhatIsWrongWithAQuery() {
        assertThatThrownBy(() -> SqlQuery.run(settings, "SELECT 1 FROM frictions"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("frictions");
        assertThatThrownBy(() -> SqlQuery.run(settings, "SELEKT 1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot run SELEKT 1: ");
        assertThatThrownBy(() -> SqlQuery.run(settings, "SELECT count(*) FROM events GROUP BY properties"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GROUP_BY");
        assertThatThrownBy(() -> SqlQuery.run(settings, "INSERT INTO friction SELECT * FROM friction"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<List<Object>> rows(SqlQuery query) {
        List<List<Object>> rows = new ArrayList<>();
        query.rows().forEachRemaining(rows::add);
        return rows;
    }
}
