package io.throughline.jobs.value;

import io.throughline.connectors.lakehouse.Lakehouse;
import io.throughline.connectors.lakehouse.LakehouseReader;
import io.throughline.connectors.lakehouse.LakehouseSettings;
import io.throughline.connectors.lakehouse.LakehouseSource;
import io.throughline.connectors.lakehouse.Publication;
import io.throughline.jobs.environment.JobEnvironment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/** One value run over a lakehouse, in this process: Flink in batch, then the models, then all tables or none. */
public final class ValueRun {

    private static final Map<String, List<String>> READ = Map.of(
            "events", PastRows.Events.COLUMNS,
            "friction", PastRows.Matches.COLUMNS,
            "channel_switches", PastRows.Switches.COLUMNS);

    /**
     * What a run did.
     *
     * @param people of whom something is known
     * @param ordersWithoutRate orders left out for want of an exchange rate
     * @param results rows by table
     */
    public record Outcome(
            String runId,
            Instant asOf,
            long people,
            long ordersWithoutRate,
            Map<String, List<Map<String, @Nullable Object>>> results) {}

    private final LakehouseSettings settings;
    private final int parallelism;

    /** @param parallelism of the batch job, 1 or more */
    public ValueRun(LakehouseSettings settings, int parallelism) {
        this.settings = settings;
        this.parallelism = parallelism;
    }

    /**
     * The end of the data, to the next midnight (UTC); empty if there are no events.
     *
     * <p>A run whose as_of is in the middle of a day would take the rest of that day for silence.
     */
    public static Optional<Instant> endOfData(Lakehouse lakehouse) {
        return new LakehouseReader(lakehouse)
                .latest("events", "event_time")
                .map(last -> last.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    /** Computes, audits and publishes all tables. */
    public Outcome run(ValueSettings value, CampaignSpend spend) throws Exception {
        try (Lakehouse lakehouse = Lakehouse.open(settings)) {
            lakehouse.createTables();
            Map<String, Long> snapshots = new TreeMap<>();
            for (String table : READ.keySet()) {
                Long snapshot = LakehouseSource.snapshot(lakehouse, table);
                if (snapshot != null) {
                    snapshots.put(table, snapshot);
                }
            }
            Publication publication = Publication.begin(lakehouse, value.asOf(), snapshots);
            List<PersonSummary> people = summaries(value, snapshots);
            Map<String, List<Map<String, @Nullable Object>>> results =
                    Valuation.of(people, value, spend, publication.runId());
            Conservation.check(people, results);
            publication.publish(results);
            long withoutRate =
                    people.stream().mapToLong(PersonSummary::ordersWithoutRate).sum();
            return new Outcome(publication.runId(), value.asOf(), people.size(), withoutRate, results);
        }
    }

    private List<PersonSummary> summaries(ValueSettings value, Map<String, Long> snapshots) throws Exception {
        Configuration extra = new Configuration();
        extra.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment environment =
                JobEnvironment.embedded(RuntimeExecutionMode.BATCH, parallelism, extra);
        DataStream<PersonSummary> summaries = Value.of(
                new Value.Streams(
                        rows(environment, "events", snapshots),
                        rows(environment, "friction", snapshots),
                        rows(environment, "channel_switches", snapshots)),
                value);
        List<PersonSummary> people = new ArrayList<>();
        try (CloseableIterator<PersonSummary> all = summaries.executeAndCollect("throughline value")) {
            all.forEachRemaining(people::add);
        }
        return people;
    }

    private DataStream<RowData> rows(
            StreamExecutionEnvironment environment, String table, Map<String, Long> snapshots) {
        return LakehouseSource.rows(
                environment,
                settings,
                table,
                READ.getOrDefault(table, List.of()),
                snapshots.get(table),
                "value.source." + table.replace('_', '-'));
    }
}
