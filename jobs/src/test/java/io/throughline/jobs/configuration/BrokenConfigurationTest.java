package io.throughline.jobs.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.throughline.expressions.yaml.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each broken file says where, which key, what was found and what was expected. */
class BrokenConfigurationTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("SHORT", "abc", "PASSWORD", "sesame");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            paralelism: 2                                   | 1:1: paralelism: found unknown key paralelism, expected one of
            event_time: { disorderr: 5s }                   | did you mean disorder?
            parallelism: many                               | 1:14: parallelism: found
            parallelism: 0                                  | 1:14: parallelism: found 0, expected a whole number from 1 to 720
            parallelism: 721                                | 1:14: parallelism: found 721, expected a whole number from 1 to 720
            environment: My Company                         | 1:14: environment: found 'My Company', expected lower-case letters
            event_time: { disorder: 5 parsecs }             | 1:25: event_time.disorder: found
            deduplication: { window: 0s }                   | expected a duration of at least 1ms
            kafka: { bootstrap_servers: "a:1", transaction_timeout: 2s } | kafka.transaction_timeout: found 2s, expected more than checkpoints.interval, 5s
            { kafka: { bootstrap_servers: "a:1" }, checkpoints: { interval: 20m } } | checkpoints.interval: found 20m, expected less than kafka.transaction_timeout, 15m
            kafka: 9092                                     | 1:8: kafka: found
            kafka: { bootstrap_servers: broker }            | 1:29: kafka.bootstrap_servers: found 'broker', expected HOST:PORT
            topics: { matches: "a b" }                      | topics.matches: found 'a b', expected letters, digits, dots
            sources: [ { name: web } ]                      | 1:12: sources[0]: found neither topic nor path, expected one of topic and path
            sources: [ { name: web, kind: live, format: segment, topic: raw } ] | sources[0].topic: found a topic without Kafka, expected kafka.bootstrap_servers
            sources: [ { name: web, kind: daily, format: segment, path: a } ]   | expected one of live, batch
            sources: [ { name: web, kind: live, format: segment, path: a, received_at: noon } ] | received_at: found 'noon', expected record, file-mtime, event-time or an instant
            sources: [ { name: a, kind: live, format: f, path: p }, { name: a, kind: live, format: f, path: p } ] | found the name a a second time, expected a name of its own
            database: { url: "jdbc:oracle:thin" }           | expected jdbc:postgresql://HOST/DATABASE or jdbc:sqlite:FILE
            database: { password: hunter2 }                 | 1:23: database.password: found a secret in plain text, expected ${env:NAME}
            database: { password: "${env:NOT_SET}" }        | found the environment variable NOT_SET, which is not set
            database: { url: "jdbc:postgresql://db/cx?password=hunter2" } | found a secret within an address, expected ${env:NAME}
            kafka: { bootstrap_servers: "a:1", properties: { sasl.jaas.config: hunter2 } } | kafka.properties.sasl.jaas.config: found a secret in plain text
            failed_events: { key: "${env:SHORT}" }          | found the variable SHORT with another text, expected base64 of 32 bytes
            patterns: "${home}/patterns"                    | found the placeholder ${home}, expected ${out} or ${env:NAME}
            alerts: { rules: [ { name: spike, pattern: Cart Abandonment, matches: 5, window: 30m, resolve_after: 1h } ] } | expected the name of a pattern, or *
            alerts: { rules: [ { name: spike, pattern: bot-loop, window: 30m, resolve_after: 1h } ] } | alerts.rules[0].matches: found nothing, expected a value
            alerts: { rules: [ { name: spike, pattern: bot-loop, matches: 2, window: 30m, resolve_after: 5m } ] } | resolve_after: found 5m, expected a duration of at least 30m
            webhooks: { allow_networks: [10.0.0.0/99] }     | expected a network such as 10.0.0.0/8
            webhooks: { endpoints: [ { name: a, url: "ftp://x", secret: "${env:PASSWORD}" } ] } | found the variable PASSWORD with another text, expected whsec_
            webhooks: { allow_ports: [70000] }              | webhooks.allow_ports[0]: found 70000, expected a whole number from 1 to 65535
            lakehouse: { namespace: "my tables" }           | expected lower-case letters, digits and underscores
            environment: [a                                 | throughline.yaml:
            """)
    void isRefusedWithItsPlace(String text, String expected) throws Exception {
        Path file = Files.writeString(folder.resolve("throughline.yaml"), text);

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(file + ":1:")
                .hasMessageContaining(expected)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void everyUnknownKeyIsSaidAtOnce() throws Exception {
        Path file = Files.writeString(
                folder.resolve("throughline.yaml"), "enviroment: a\nkafka:\n  bootstrap_server: a:1\n");

        ProblemException problem = catchThrowableOfType(ProblemException.class, () -> read(file));

        assertThat(problem.problems()).extracting(each -> each.at().line()).containsExactly(1, 3);
    }

    @Test
    void aFileThatIsNotThereIsAProblemToo() {
        assertThatThrownBy(() -> read(folder.resolve("none.yaml")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("none.yaml:1:1: found no readable file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            parallelism             | --set parallelism:1:1: found 'parallelism', expected KEY=VALUE
            paralelism=4            | --set paralelism:1:1: paralelism: found unknown key paralelism
            parallelism=many        | --set parallelism:1:13: parallelism: found
            event_time.disorder=x   | --set event_time.disorder:1:21: event_time.disorder: found
            database.password=hunter2 | --set database.password:1:19: database.password: found a secret in plain text
            topics.matches=[a       | --set topics.matches:1:
            """)
    void aWrongFlagIsNamed(String flag, String expected) {
        assertThatThrownBy(() -> ConfigurationFile.read(null, List.of(flag), placeholders()))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(expected)
                .hasMessageNotContaining("hunter2");
    }

    private static Configuration read(Path file) {
        return ConfigurationFile.read(file, List.of(), placeholders());
    }

    private static Placeholders placeholders() {
        return new Placeholders(Path.of("out"), ENVIRONMENT::get);
    }
}
