package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.table.Column;
import io.throughline.domain.table.ColumnType;
import io.throughline.domain.table.RowMapping;
import io.throughline.domain.table.Rows;
import io.throughline.domain.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {

    private static final Map<ColumnType, Class<?>> JAVA_TYPES = Map.of(
            ColumnType.STRING, String.class,
            ColumnType.BOOLEAN, Boolean.class,
            ColumnType.INT, Integer.class,
            ColumnType.LONG, Long.class,
            ColumnType.DOUBLE, Double.class,
            ColumnType.DECIMAL, BigDecimal.class,
            ColumnType.TIMESTAMP, Instant.class,
            ColumnType.BINARY, byte[].class,
            ColumnType.STRING_LIST, List.class,
            ColumnType.STRING_MAP, Map.class);

    static Stream<Arguments> mappings() {
        return Stream.of(
                Arguments.of(Rows.EVENTS, Samples.event(1)),
                Arguments.of(Rows.FAILED_EVENTS, Samples.failure(1)),
                Arguments.of(Rows.FRICTION, Samples.match(1)),
                Arguments.of(Rows.CHANNEL_SWITCHES, Samples.move(1)),
                Arguments.of(Rows.ALERTS, Samples.alert(1)),
                Arguments.of(Rows.WEBHOOK_DELIVERIES, Samples.delivery(1)));
    }

    @ParameterizedTest
    @MethodSource("mappings")
    <T> void rowsHaveTheColumnsOfTheFileInOrderAndOfItsTypes(RowMapping<T> mapping, T item) {
        Table table = Tables.named(mapping.table());

        assertThat(mapping.columns())
                .isEqualTo(table.columns().stream().map(Column::name).toList());
        Object[] row = mapping.row(item);
        for (int i = 0; i < row.length; i++) {
            Column column = table.columns().get(i);
            if (row[i] == null) {
                assertThat(column.nullable()).as(column.name()).isTrue();
            } else {
                assertThat(row[i]).as(column.name()).isInstanceOf(JAVA_TYPES.get(column.type()));
            }
        }
    }

    @Test
    void everyTableOfFactsHasAMapping() {
        assertThat(mappings().map(arguments -> ((RowMapping<?>) arguments.get()[0]).table()))
                .containsExactlyInAnyOrderElementsOf(Tables.all().stream()
                        .filter(table -> !table.ofRuns())
                        .map(Table::name)
                        .toList());
    }

    @Test
    void everyTableFileIsRead() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../domain/src/main/resources/io/throughline/domain/tables"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Tables.all().stream().map(Table::name).toList());
        }
    }

    @Test
    void anUnknownTableIsNamedWithThoseThatExist() {
        assertThatThrownBy(() -> Tables.named("frictions"))
                .hasMessageStartingWith(
                        "no table frictions; there are events, failed_events, friction, channel_switches, "
                                + "alerts, webhook_deliveries, customer_value, ");
    }
}
