package io.throughline.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.lakehouse.Tables;
import io.throughline.domain.table.Column;
import io.throughline.domain.table.ColumnType;
import io.throughline.domain.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every number of the report is what its query says; {@code -Dthroughline.write-docs=true} makes the page anew. */
class NumberSourceTest {

    private static final Path PAGE = Path.of("..", "docs", "report-numbers.md");
    private static final Currency EURO = Currency.getInstance("EUR");

    @Test
    void everyQueryGivesWhatTheReportShows() throws Exception {
        SyntheticCompany company = new SyntheticCompany();
        Map<String, List<List<@Nullable Object>>> shown = FrictionReport.of(company, EURO).figures().stream()
                .collect(Collectors.toMap(Figures::number, Figures::rows));
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:")) {
            fill(database, company);
            for (NumberSource source : NumberSource.all()) {
                assertThat(texts(shown.get(source.id())))
                        .as(source.id())
                        .isNotEmpty()
                        .isEqualTo(texts(rows(database, source.sql())));
            }
        }
        assertThat(shown).hasSize(NumberSource.all().size());
    }

    @Test
    void everySourceHasItsPlaceOnThePage() {
        String html = FrictionReport.of(new SyntheticCompany(), EURO).html();

        for (NumberSource source : NumberSource.all()) {
            assertThat(html).contains("href=\"#from-" + source.id() + "\"", "id=\"from-" + source.id() + "\"");
        }
    }

    @Test
    void thePageSaysWhereEachNumberComesFrom() throws Exception {
        StringBuilder page = new StringBuilder("""
                # Where the numbers of the report come from

                <!-- Made from report-numbers.yaml by NumberSourceTest, which keeps the two in step. -->

                Each number of `report.html` carries a small mark that leads to one of these notes. The query gives the number again,
                from the [tables](tables.md) and nothing else: `throughline sql --out DIR "SELECT …"`, or any tool that reads them (set
                its time zone to UTC). A test runs every query on a made-up company and compares it with what the report shows.

                A value run adds rows to its tables and never takes any away, so queries ask for the latest published run. What the
                estimates rest on stands in the table `model_runs`.
                """);
        int number = 0;
        for (NumberSource source : NumberSource.all()) {
            page.append("\n## ")
                    .append(++number)
                    .append(". ")
                    .append(source.title())
                    .append("\n\n");
            page.append(source.about())
                    .append("\n\n```sql\n")
                    .append(source.sql())
                    .append("\n```\n");
        }
        if (Boolean.getBoolean("throughline.write-docs")) {
            Files.writeString(PAGE, page.toString());
        }

        assertThat(PAGE).content().isEqualTo(page.toString());
    }

    private static void fill(Connection database, SyntheticCompany company) throws Exception {
        try (Statement statement = database.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (Table table : Tables.all()) {
                statement.execute("CREATE TABLE " + table.name() + " ("
                        + table.columns().stream()
                                .map(column -> "\"" + column.name() + "\" " + type(column.type()))
                                .collect(Collectors.joining(", "))
                        + ")");
                insert(database, table, company.rowsOf(table.name()));
            }
        }
    }

    private static void insert(Connection database, Table table, List<Map<String, @Nullable Object>> rows)
            throws Exception {
        try (DuckDBAppender appender =
                database.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.name())) {
            for (Map<String, @Nullable Object> row : rows) {
                appender.beginRow();
                for (Column column : table.columns()) {
                    append(appender, row.get(column.name()));
                }
                appender.endRow();
            }
        }
    }

    /** No query asks for a list. */
    private static void append(DuckDBAppender appender, @Nullable Object value) throws Exception {
        if (value == null || value instanceof List) {
            appender.appendNull();
        } else if (value instanceof Instant time) {
            appender.append(time.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Long number) {
            appender.append(number);
        } else if (value instanceof Integer number) {
            appender.append(number);
        } else if (value instanceof Double number) {
            appender.append(number);
        } else if (value instanceof BigDecimal amount) {
            appender.append(amount);
        } else {
            appender.append((String) value);
        }
    }

    private static String type(ColumnType type) {
        return switch (type) {
            case STRING -> "VARCHAR";
            case BOOLEAN -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG -> "BIGINT";
            case DOUBLE -> "DOUBLE";
            case DECIMAL -> "DECIMAL(18,4)";
            case TIMESTAMP -> "TIMESTAMPTZ";
            case STRING_LIST -> "VARCHAR[]";
            case STRING_MAP -> "MAP(VARCHAR, VARCHAR)";
            case BINARY -> "BLOB";
        };
    }

    private static List<List<@Nullable Object>> rows(Connection database, String sql) throws Exception {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    /** Rows in one order, whatever types the values have; fractions to ten digits. */
    private static List<String> texts(List<List<@Nullable Object>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(NumberSourceTest::text).collect(Collectors.joining(" | ")))
                .sorted()
                .toList();
    }

    private static String text(@Nullable Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        if (value instanceof Date day) {
            return day.toLocalDate().toString();
        }
        if (value instanceof Number number) {
            BigDecimal decimal = new BigDecimal(number.toString()).round(new MathContext(10));
            return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
        }
        return String.valueOf(value);
    }
}
