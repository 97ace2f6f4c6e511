package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.ColumnType;
import io.throughline.domain.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.Namespace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakehouseTest {

    private static final Column NOTE = column("note", ColumnType.STRING_LIST, true, "What was noted.");

    @TempDir
    private Path out;

    private Lakehouse lakehouse;

    @BeforeEach
    void open() {
        lakehouse = Lakehouse.open(LakehouseSettings.embedded(out));
        lakehouse.createTable(Tables.named("alerts"));
    }

    @AfterEach
    void close() {
        lakehouse.close();
    }

    @Test
    void makesEveryTableOnceAsItsFileSays() {
        lakehouse.createTables();
        lakehouse.createTables();

        assertThat(lakehouse.catalog().listTables(Namespace.of("throughline")))
                .hasSize(Tables.all().size());
        for (Table table : Tables.all()) {
            org.apache.iceberg.Table made = lakehouse.table(table.name());
            Schema schema = IcebergTable.schema(table);
            assertThat(made.schema().sameSchema(schema)).as(table.name()).isTrue();
            assertThat(made.spec().compatibleWith(IcebergTable.partitions(table, schema)))
                    .isTrue();
            assertThat(made.properties()).containsEntry("throughline.owner", table.owner());
            assertThat(made.location()).isEqualTo(out.toAbsolutePath() + "/warehouse/throughline/" + table.name());
        }
    }

    @Test
    void addsColumnsAtTheEndAndKeepsTheIdsOfTheOthers() {
        Table alerts = Tables.named("alerts");
        int last = lakehouse.table("alerts").schema().highestFieldId();

        lakehouse.createTable(with(alerts, alerts.columns().size(), NOTE));

        Schema schema = lakehouse.table("alerts").schema();
        assertThat(schema.columns()).hasSize(alerts.columns().size() + 1);
        assertThat(schema.findField("note").fieldId()).isEqualTo(last + 1);
        assertThat(schema.findField("note").doc()).isEqualTo("What was noted.");
        assertThat(schema.findField("example_match_ids.element").fieldId()).isEqualTo(last);
    }

    @Test
    void takesOverAnotherDescription() {
        Table alerts = Tables.named("alerts");
        List<Column> columns = new ArrayList<>(alerts.columns());
        columns.set(0, column("message_id", ColumnType.STRING, false, "Another word."));

        lakehouse.createTable(withColumns(alerts, columns));

        assertThat(lakehouse.table("alerts").schema().findField("message_id").doc())
                .isEqualTo("Another word.");
    }

    @Test
    void refusesAColumnInTheMiddle() {
        Table alerts = Tables.named("alerts");

        assertThatThrownBy(() -> lakehouse.createTable(with(alerts, 16, NOTE)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(
                        "table alerts of the lakehouse differs from its file: column 17 is owner string "
                                + "optional, in the file note list<string> optional");
    }

    @Test
    void refusesANewColumnThatOldRowsLack() {
        Table alerts = Tables.named("alerts");
        Column must = column("must", ColumnType.LONG, false, "Must be there.");

        assertThatThrownBy(() ->
                        lakehouse.createTable(with(alerts, alerts.columns().size(), must)))
                .hasMessageContaining("column must is new and required, but the rows written before lack it");
    }

    @Test
    void refusesAMissingColumnAnotherTypeAndOtherPartitions() {
        Table alerts = Tables.named("alerts");
        List<Column> fewer = alerts.columns().subList(0, 16);
        List<Column> other = new ArrayList<>(alerts.columns());
        other.set(10, column("matches", ColumnType.DOUBLE, false, "Matches in that window."));
        Table unpartitioned = new Table(
                "alerts", alerts.about(), alerts.owner(), alerts.key(), null, alerts.sort(), alerts.columns());

        assertThatThrownBy(() -> lakehouse.createTable(withColumns(alerts, fewer)))
                .hasMessageContaining("column 17 is owner string optional, in the file missing");
        assertThatThrownBy(() -> lakehouse.createTable(withColumns(alerts, other)))
                .hasMessageContaining("column 11 is matches long required, in the file matches double required");
        assertThatThrownBy(() -> lakehouse.createTable(unpartitioned)).hasMessageContaining("partitions are ");
    }

    @Test
    void aMissingTableIsNamed() {
        assertThatThrownBy(() -> lakehouse.table("journeys"))
                .hasMessageContaining("no table journeys in the lakehouse");
    }

    @Test
    void settingsKeepSecretsToThemselvesAndAskForAKnownCatalog() {
        LakehouseSettings settings = new LakehouseSettings(
                Map.of("type", "jdbc", "uri", "jdbc:postgresql://db/lake", "jdbc.password", "hunter2"),
                "s3://bucket/lake",
                "throughline");

        assertThat(settings.toString())
                .contains("s3://bucket/lake", "jdbc.password")
                .doesNotContain("hunter2");
        assertThat(settings.catalogProperties())
                .containsEntry("jdbc.schema-version", "V1")
                .containsEntry("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog")
                .doesNotContainKey("io-impl");
        assertThatThrownBy(() -> new LakehouseSettings(Map.of("type", "jbdc"), "w", "throughline"))
                .hasMessage("catalog needs type jdbc or rest, or the class catalog-impl, but has type jbdc");
        assertThatThrownBy(() -> new LakehouseSettings(Map.of("type", "rest"), "w", "a; drop"))
                .hasMessage("namespace must be lower-case snake_case, but was a; drop");
    }

    private static Column column(String name, ColumnType type, boolean nullable, String about) {
        return new Column(name, type, nullable, null, "internal", about);
    }

    private static Table with(Table table, int position, Column column) {
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(position, column);
        return withColumns(table, columns);
    }

    private static Table withColumns(Table table, List<Column> columns) {
        return new Table(
                table.name(), table.about(), table.owner(), table.key(), table.partitionByDay(), table.sort(), columns);
    }
}
