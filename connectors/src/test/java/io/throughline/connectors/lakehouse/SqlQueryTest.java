package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.table.Rows;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    void selectsFromTheLakehouse() {
        try (SqlQuery query = SqlQuery.run(
                settings,
                "SELECT match_id, matched_at, value_exposed, evidence_steps, customer_id FROM friction ORDER BY match_id")) {
            assertThat(query.columns())
                    .containsExactly("match_id", "matched_at", "value_exposed", "evidence_steps", "customer_id");
            assertThat(rows(query))
                    .containsExactly(
                            Arrays.asList(
                                    "match-1",
                                    Samples.time(1),
                                    new BigDecimal("1.0001"),
                                    List.of("cart", "cart"),
                                    null),
                            Arrays.asList(
                                    "match-2",
                                    Samples.time(2),
                                    new BigDecimal("2.0001"),
                                    List.of("cart", "cart"),
                                    null));
        }
    }

    @Test
    void joinsAndCountsByFullNames() {
        try (SqlQuery query = SqlQuery.run(
                settings,
                "SELECT max(e.properties['key']) AS property, count(*) AS n FROM lakehouse.throughline.events e "
                        + "JOIN lakehouse.throughline.friction f ON f.matched_at = e.event_time")) {
            assertThat(rows(query)).containsExactly(List.of("properties-1", 1L));
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
