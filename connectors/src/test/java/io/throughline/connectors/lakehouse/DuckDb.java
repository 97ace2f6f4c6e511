package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** A reader of Parquet that is not ours and not Iceberg's. */
public final class DuckDb {

    private DuckDb() {}

    /** The data files of the table's current snapshot, as a relation to select from. */
    public static String filesOf(Table table) {
        List<String> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                assertThat(task.deletes()).isEmpty();
                files.add(task.file().location());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return "read_parquet([" + files.stream().map(DuckDb::literal).collect(Collectors.joining(", ")) + "])";
    }

    /** A Parquet file, as a relation to select from. */
    public static String file(Path file) {
        return "read_parquet(" + literal(file.toString()) + ")";
    }

    /** The rows of {@code select}, each value as text. */
    public static List<List<String>> rows(String select) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(select)) {
            List<List<String>> rows = new ArrayList<>();
            while (results.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    row.add(results.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(select, failed);
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
