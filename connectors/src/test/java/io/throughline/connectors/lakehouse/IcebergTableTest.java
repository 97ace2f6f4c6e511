package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.domain.table.Table;
import org.apache.iceberg.Schema;
import org.junit.jupiter.api.Test;

class IcebergTableTest {

    private final Table alerts = Tables.named("alerts");
    private final Schema schema = IcebergTable.schema(alerts);

    @Test
    void numbersColumnsByPositionAndWhatIsInsideThemAfterwards() {
        assertThat(schema.findField("message_id").fieldId()).isEqualTo(1);
        assertThat(schema.findField("owner").fieldId()).isEqualTo(17);
        assertThat(schema.findField("expected").fieldId()).isEqualTo(22);
        assertThat(schema.findField("example_match_ids.element").fieldId()).isEqualTo(23);
    }

    @Test
    void writesInstantsWithZoneAndMoneyAsDecimal() {
        assertThat(schema.findType("changed_at")).hasToString("timestamptz");
        assertThat(schema.findType("value_exposed")).hasToString("decimal(18, 4)");
        assertThat(schema.findField("value_exposed").isOptional()).isTrue();
        assertThat(schema.findField("matches").isRequired()).isTrue();
    }

    @Test
    void partitionsByDayAndSorts() {
        assertThat(IcebergTable.partitions(alerts, schema).fields())
                .singleElement()
                .satisfies(field -> assertThat(field.transform()).hasToString("day"));
        assertThat(IcebergTable.sortOrder(alerts, schema).fields())
                .singleElement()
                .satisfies(field -> assertThat(field.sourceId()).isEqualTo(10));
        assertThat(IcebergTable.partitions(Tables.named("failed_events"), schema)
                        .isUnpartitioned())
                .isTrue();
    }

    @Test
    void theSameTableCanBeMadeBySql() {
        String ddl = Ddl.of(alerts, "throughline");

        assertThat(ddl)
                .startsWith(
                        "CREATE TABLE `throughline`.`alerts` (\n  `message_id` STRING NOT NULL COMMENT 'Derived from")
                .contains("\n  `example_match_ids` ARRAY<STRING> NOT NULL COMMENT ")
                .contains("\n  `value_exposed` DECIMAL(18,4) COMMENT ")
                .contains("\nUSING iceberg\nPARTITIONED BY (days(`changed_at`))\nCOMMENT ")
                .endsWith("ALTER TABLE `throughline`.`alerts` WRITE LOCALLY ORDERED BY `changed_at`;\n");
        assertThat(Ddl.of(Tables.named("channel_switches"), "throughline")).contains("'The company\\'s own id");
    }
}
