package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.domain.friction.FrictionMatch;
import io.throughline.domain.table.Rows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class LakehouseOnS3Test {

    private static final int RECORDS = 50;

    @TempDir
    private Path folder;

    private S3Server server;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start(folder.resolve("storage"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void aTableThatLiesOnS3IsWrittenByTheSinkAndReadBack() throws Exception {
        try (Lakehouse lakehouse = Lakehouse.open(settings(server.catalogProperties()))) {
            lakehouse.createTable(Tables.named("friction"));
            write(lakehouse.settings());

            Map<Object, Map<String, Object>> byId = new LakehouseReader(lakehouse)
                    .rows("friction").stream().collect(Collectors.toMap(row -> row.get("match_id"), row -> row));

            assertThat(byId).hasSize(RECORDS);
            for (long number = 0; number < RECORDS; number++) {
                FrictionMatch match = Samples.match(number);
                assertThat(byId.get(match.matchId()).values()).containsExactly(Rows.FRICTION.row(match));
            }
            assertThat(lakehouse.table("friction").location()).startsWith("s3://lake/warehouse/");
        }
        try (Stream<Path> files = Files.walk(folder.resolve("storage").resolve(S3Server.BUCKET))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.endsWith(".parquet"))
                    .anyMatch(name -> name.endsWith(".metadata.json"));
        }
    }

    @Test
    void aWrongKeyIsRefused() {
        Map<String, String> properties = new HashMap<>(server.catalogProperties());
        properties.put("s3.access-key-id", "test");
        properties.put("s3.secret-access-key", "wrong");

        try (Lakehouse lakehouse = Lakehouse.open(settings(properties))) {
            assertThatThrownBy(() -> lakehouse.createTable(Tables.named("friction")))
                    .hasStackTraceContaining("Status Code: 403");
        }
    }

    private static void write(LakehouseSettings settings) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration)
                .setParallelism(1);
        DataStream<FrictionMatch> matches = environment
                .fromSequence(0, RECORDS - 1)
                .map(Samples::match)
                .returns(TypeInformation.of(FrictionMatch.class));
        LakehouseSink.append(matches, Rows.FRICTION, settings, "lake.friction");
        environment.execute("Lake on S3");
    }

    private LakehouseSettings settings(Map<String, String> storage) {
        Map<String, String> properties = new HashMap<>(storage);
        properties.put("type", "jdbc");
        properties.put("uri", "jdbc:sqlite:" + folder.resolve("catalog").resolve("catalog.db"));
        return new LakehouseSettings(properties, "s3://" + S3Server.BUCKET + "/warehouse", "throughline");
    }
}
