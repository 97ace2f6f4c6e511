package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.table.ColumnType;
import io.throughline.domain.table.Table;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.expressions.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFileTest {

    private static final String VISITS = """
            table: visits
            about: One row per visit.
            owner: stores
            key: [visit_id]
            partition_by_day: arrived_at
            sort: [arrived_at]
            columns:
              - name: visit_id
                type: string
                nullable: false
                classification: internal
                about: "Its id."
              - name: arrived_at
                type: timestamp
                nullable: false
                classification: internal
                about: "When they came in."
              - name: spent
                type: decimal
                unit: euro
                classification: internal
                about: "What they spent."
            """;

    @Test
    void readsATable() {
        Table table = TableFile.table(YamlNode.read("visits.yaml", VISITS));

        assertThat(table.name()).isEqualTo("visits");
        assertThat(table.key()).containsExactly("visit_id");
        assertThat(table.partitionByDay()).isEqualTo("arrived_at");
        assertThat(table.columns()).hasSize(3);
        assertThat(table.columns().get(2).type()).isEqualTo(ColumnType.DECIMAL);
        assertThat(table.columns().get(2).nullable()).isTrue();
        assertThat(table.columns().get(2).unit()).isEqualTo("euro");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            table: visits          | table: Visits             | 1:8: table: found Visits, expected a name in lower-case snake_case
            table: visits          | tabel: visits             | 1:1: tabel: found unknown key tabel, expected one of table, about
            table: visits          | tabel: visits             | table: found nothing, expected a value
            key: [visit_id]        | key: [visit]              | 4:7: key[0]: found visit, expected one of the columns visit_id, arrived_at, spent
            key: [visit_id]        | key: [spent]              | 4:7: key[0]: found nullable column spent, expected a column that every row has
            sort: [arrived_at]     | sort: [arrived_at, when]  | 6:20: sort[1]: found when, expected one of the columns
            day: arrived_at        | day: spent                | 5:19: partition_by_day: found spent of type decimal, expected a timestamp column
            type: decimal          | type: money               | 19:11: columns[2].type: found
            classification: inter  | classification: secret, inter | expected one of public, internal, pseudonymous, personal
            unit: euro             | units: euro               | 20:5: columns[2].units: found unknown key units
            name: spent            | name: visit_id            | 18:11: columns[2].name: found column visit_id a second time, expected each column once
            One row per visit.     | One row per visit         | 2:8: about: found One row per visit, expected a sentence that ends in a full stop
            nullable: false        | nullable: perhaps         | 10:15: columns[0].nullable: found
            """)
    void namesFileLineColumnAndWhatIsExpected(String right, String wrong, String problem) {
        String text = VISITS.replaceFirst(Pattern.quote(right), wrong);

        assertThatThrownBy(() -> TableFile.table(YamlNode.read("visits.yaml", text)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("visits.yaml:")
                .hasMessageContaining(problem);
    }

    @Test
    void saysAllThatIsWrongAtOnce(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("visits.yaml"),
                VISITS.replace("owner: stores\n", "").replace("type: decimal", "type: money"));

        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        broken -> assertThat(broken.problems()).hasSize(2));
    }

    @Test
    void refusesWhatIsNoMapping() {
        assertThatThrownBy(() -> TableFile.table(YamlNode.read("visits.yaml", "- visits\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("visits.yaml:1:1");
    }
}
