package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicationTest {

    private static final Instant AS_OF = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<String> TABLES = List.of("journey_transitions", "segments");

    @TempDir
    private Path out;

    private Lakehouse lakehouse;

    @BeforeEach
    void open() {
        lakehouse = Lakehouse.open(LakehouseSettings.embedded(out));
        TABLES.forEach(table -> lakehouse.createTable(Tables.named(table)));
        lakehouse.createTable(Tables.named("runs"));
    }

    @AfterEach
    void close() {
        lakehouse.close();
    }

    @Test
    void whereverItDiesTheNextStartCompletesItOrLeavesNoTrace() throws IOException {
        publish(AS_OF, "old");
        Publication first = Publication.begin(lakehouse, NEXT, Map.of("events", 7L));
        int steps = first.steps(results(first, NEXT, "new")).size();
        int decision = TABLES.size() + 2;
        for (int died = 0; died <= steps; died++) {
            long files = files();
            Publication dying = Publication.begin(lakehouse, NEXT, Map.of("events", 7L));
            String value = "new" + died;
            dying.steps(results(dying, NEXT, value)).subList(0, died).forEach(Runnable::run);

            Publication.recover(lakehouse);

            Map<String, List<String>> seen = seen(NEXT);
            assertThat(seen.keySet()).containsExactlyInAnyOrderElementsOf(TABLES);
            if (died < decision) {
                assertThat(seen.values()).as("died after step %d", died).allMatch(List::isEmpty);
                assertThat(files()).as("files after death in step %d", died).isEqualTo(files);
            } else {
                assertThat(seen.values()).as("died after step %d", died).containsOnly(List.of(value));
                assertThat(new Runs(lakehouse).latest())
                        .hasValueSatisfying(run -> assertThat(run.runId()).isEqualTo(dying.runId()));
            }
            assertThat(seen(AS_OF).values()).containsOnly(List.of("old"));
            assertThat(TABLES)
                    .allSatisfy(
                            table -> assertThat(lakehouse.table(table).refs()).containsOnlyKeys("main"));
        }
    }

    @Test
    void readersSeeTheOldRowsUntilTheRunIsDecided() {
        publish(AS_OF, "old");
        Publication run = Publication.begin(lakehouse, AS_OF, Map.of());
        run.steps(results(run, AS_OF, "new")).subList(0, TABLES.size() + 1).forEach(Runnable::run);

        assertThat(seen(AS_OF).values()).containsOnly(List.of("old"));
    }

    @Test
    void aRepetitionReplacesItsRowsAndHasANumberOfItsOwn() {
        publish(AS_OF, "old");
        publish(NEXT, "next");
        RunRecord before = new Runs(lakehouse).latest().orElseThrow();
        publish(NEXT, "again");

        RunRecord latest = new Runs(lakehouse).latest().orElseThrow();
        assertThat(latest.runId()).isEqualTo("value-20260302T000000Z-2");
        assertThat(seen(NEXT).values()).containsOnly(List.of("again"));
        assertThat(seen(AS_OF).values()).containsOnly(List.of("old"));
        assertThat(new Runs(lakehouse).rows(before, "segments"))
                .extracting(row -> row.get("segment"))
                .containsExactly("next");
    }

    @Test
    void aRepetitionWithoutRowsTakesTheOldOnesAway() {
        publish(AS_OF, "old");
        Publication run = Publication.begin(lakehouse, AS_OF, Map.of());
        run.publish(Map.of("segments", List.of()));

        assertThat(seen(AS_OF).get("segments")).isEmpty();
    }

    @Test
    void whatFailsTheAuditIsNotPublished() {
        Publication run = Publication.begin(lakehouse, AS_OF, Map.of());
        Map<String, @Nullable Object> row = segment(run, AS_OF, "champions");
        Map<String, @Nullable Object> foreign = segment(run, AS_OF, "loyal");
        foreign.put("run_id", "another");

        assertThatThrownBy(() -> run.publish(Map.of("segments", List.of(row, row, foreign))))
                .hasMessage("run value-20260301T000000Z-1 is not published: segments has the key [c1, champions, "
                        + AS_OF + "] twice; segments has a row of the run another at [c1, loyal, " + AS_OF + "]");
        Publication.recover(lakehouse);
        assertThat(seen(AS_OF).get("segments")).isEmpty();
    }

    @Test
    void aNameThatIsNoColumnIsRefused() {
        Publication run = Publication.begin(lakehouse, AS_OF, Map.of());
        Map<String, @Nullable Object> row = segment(run, AS_OF, "champions");
        row.put("segmnt", "x");

        assertThatThrownBy(() -> run.publish(Map.of("segments", List.of(row))))
                .hasMessageStartingWith("a row of table segments has the columns ");
    }

    private void publish(Instant asOf, String value) {
        Publication run = Publication.begin(lakehouse, asOf, Map.of());
        run.publish(results(run, asOf, value));
    }

    private static Map<String, List<Map<String, @Nullable Object>>> results(
            Publication run, Instant asOf, String value) {
        Map<String, @Nullable Object> transition = row(run, asOf);
        transition.put("journey", "purchase");
        transition.put("from_step", value);
        transition.put("to_step", "checkout");
        transition.put("transitions", 1L);
        transition.put("customers", 1L);
        return Map.of("journey_transitions", List.of(transition), "segments", List.of(segment(run, asOf, value)));
    }

    private static Map<String, @Nullable Object> segment(Publication run, Instant asOf, String value) {
        Map<String, @Nullable Object> row = row(run, asOf);
        row.put("customer_id", "c1");
        row.put("segment_type", "rfm");
        row.put("segment", value);
        row.put("valid_from", asOf);
        return row;
    }

    private static Map<String, @Nullable Object> row(Publication run, Instant asOf) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("run_id", run.runId());
        row.put("as_of", asOf);
        return row;
    }

    private Map<String, List<String>> seen(Instant asOf) {
        Map<String, List<String>> seen = new HashMap<>();
        for (String table : TABLES) {
            String column = table.equals("segments") ? "segment" : "from_step";
            seen.put(
                    table,
                    new LakehouseReader(lakehouse)
                            .rows(table).stream()
                                    .filter(row -> asOf.equals(row.get("as_of")))
                                    .map(row -> String.valueOf(row.get(column)))
                                    .toList());
        }
        return seen;
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(file -> file.toString().endsWith(".parquet")
                            || file.toString().endsWith(".avro"))
                    .count();
        }
    }
}
