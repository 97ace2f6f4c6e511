package io.throughline.jobs.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String ENDPOINT_SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY=";
    private static final Map<String, String> ENVIRONMENT =
            Map.of("LAKE_KEY", KEY, "DB_PASSWORD", "sesame", "HOOK", ENDPOINT_SECRET, "KAFKA_PASSWORD", "tulip");

    @TempDir
    Path folder;

    @Test
    void theDefaultsAloneKeepEverythingBelowTheOutputFolder() {
        Configuration embedded = ConfigurationFile.embedded(Path.of("out"));

        String out = Path.of("out").toAbsolutePath().toString();
        assertThat(embedded.kafka()).isNull();
        assertThat(embedded.sources()).isEmpty();
        assertThat(embedded.patterns()).isNull();
        assertThat(embedded.parallelism()).isEqualTo(1);
        assertThat(embedded.eventTime().disorder()).isEqualTo(Duration.ofSeconds(5));
        assertThat(embedded.lakehouse().warehouse()).isEqualTo(out + "/warehouse");
        assertThat(embedded.lakehouse().catalog()).containsEntry("uri", "jdbc:sqlite:" + out + "/warehouse/catalog.db");
        assertThat(embedded.database().url()).isEqualTo("jdbc:sqlite:" + out + "/state.db");
        assertThat(embedded.webhooks().retrySchedule())
                .hasSize(9)
                .startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5));
        assertThat(embedded.alerts().rules())
                .containsExactly(new AlertRule("friction-spike", "*", 5, Duration.ofMinutes(30), Duration.ofHours(1)));
    }

    @Test
    void aFileNeedsOnlyWhatDiffers() throws Exception {
        Configuration read = read("""
                environment: staging
                kafka:
                  bootstrap_servers: a:9092,b:9092
                  properties:
                    sasl.jaas.config: user password="${env:KAFKA_PASSWORD}"
                sources:
                  - { name: web, kind: live, format: segment, topic: raw-web }
                  - { name: crm, kind: batch, format: crm.yaml, path: [exports/*.csv], received_at: 2026-03-01T00:00:00Z }
                lakehouse:
                  catalog: { type: rest, uri: "https://catalog" }
                database: { url: "jdbc:postgresql://db/cx", user: cx, password: "${env:DB_PASSWORD}" }
                failed_events: { key: "${env:LAKE_KEY}", key_id: k2 }
                webhooks:
                  endpoints: [ { name: oncall, url: "https://hooks.example/T1", secret: "${env:HOOK}" } ]
                """);

        assertThat(read.environment()).isEqualTo("staging");
        assertThat(read.kafka()).isNotNull();
        assertThat(read.kafka().properties()).containsEntry("sasl.jaas.config", "user password=\"tulip\"");
        assertThat(read.sources())
                .extracting(SourceConfiguration::receivedAt)
                .containsExactly(
                        ArrivalTime.RECORD,
                        new ArrivalTime(ArrivalTime.Rule.INSTANT, Instant.parse("2026-03-01T00:00:00Z")));
        assertThat(read.lakehouse().catalog()).containsOnlyKeys("type", "uri");
        assertThat(read.lakehouse().commitInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(read.database().password()).isEqualTo(new Secret("DB_PASSWORD", "sesame"));
        assertThat(read.topics().matches()).isEqualTo("matches");
    }

    @Test
    void relativePathsInAFileAreMeantFromItsFolder() throws Exception {
        Configuration read = read("""
                sources:
                  - { name: crm, kind: batch, format: our/crm.yaml, path: [exports/*.csv, /data/crm.csv, "s3://b/c"] }
                  - { name: web, kind: live, format: segment, path: web.jsonl }
                patterns: our-patterns
                """);

        assertThat(read.sources().get(0).paths())
                .containsExactly(folder.toAbsolutePath() + "/exports/*.csv", "/data/crm.csv", "s3://b/c");
        assertThat(read.sources().get(0).format()).isEqualTo(folder.toAbsolutePath() + "/our/crm.yaml");
        assertThat(read.sources().get(1).format()).isEqualTo("segment");
        assertThat(read.patterns()).isEqualTo(folder.toAbsolutePath().resolve("our-patterns"));
    }

    @Test
    void relativePathsInAFlagAreMeantFromWhereTheCommandRuns() {
        Configuration read = ConfigurationFile.read(
                null, List.of("sources=[{name: a, kind: live, format: native, path: a.jsonl}]"), folder);

        assertThat(read.sources().get(0).paths()).containsExactly("a.jsonl");
    }

    @Test
    void noTextOfAConfigurationShowsASecret() throws Exception {
        Configuration read = read("""
                kafka: { bootstrap_servers: "a:9092", properties: { sasl.password: "${env:KAFKA_PASSWORD}" } }
                database: { url: "jdbc:postgresql://db/cx", user: cx, password: "${env:DB_PASSWORD}" }
                failed_events: { key: "${env:LAKE_KEY}" }
                webhooks: { endpoints: [ { name: oncall, url: "https://hooks.example/T1-token", secret: "${env:HOOK}" } ] }
                """);

        assertThat(read.toString())
                .doesNotContain("sesame", "tulip", KEY, ENDPOINT_SECRET, "T1-token")
                .contains("${env:DB_PASSWORD}");
    }

    @Test
    void aFlagComesBeforeTheFileAndTheLastFlagBeforeTheOthers() throws Exception {
        Configuration read = read(
                """
                parallelism: 2
                event_time: { disorder: 9s, idle_timeout: 3m }
                lakehouse: { catalog: { type: rest, uri: "https://catalog" } }
                """,
                "event_time.disorder=10s",
                "event_time.disorder=30s",
                "webhooks.allow_networks=[10.0.0.0/8]",
                "kafka.bootstrap_servers=a:9092,b:9092",
                "lakehouse.catalog.jdbc.schema-version=V1");

        assertThat(read.parallelism()).isEqualTo(2);
        assertThat(read.eventTime())
                .isEqualTo(new EventTimeConfiguration(Duration.ofSeconds(30), Duration.ofMinutes(3)));
        assertThat(read.webhooks().allowNetworks()).containsExactly("10.0.0.0/8");
        assertThat(read.kafka()).isNotNull();
        assertThat(read.kafka().bootstrapServers()).isEqualTo("a:9092,b:9092");
        assertThat(read.lakehouse().catalog()).containsOnlyKeys("type", "uri", "jdbc.schema-version");
    }

    @Test
    void aSectionLeftEmptyKeepsItsDefaults() throws Exception {
        assertThat(read("kafka:\nalerts:\n  # later\n").alerts().rules()).hasSize(1);
    }

    private Configuration read(String text, String... overrides) throws Exception {
        Path file = Files.writeString(folder.resolve("throughline.yaml"), text);
        return ConfigurationFile.read(file, List.of(overrides), new Placeholders(Path.of("out"), ENVIRONMENT::get));
    }
}
