package io.throughline.jobs.deployment;

import io.throughline.alerts.SeasonalBaseline;
import io.throughline.alerts.Severity;
import io.throughline.alerts.SourceSilence;
import io.throughline.alerts.ThresholdRule;
import io.throughline.cep.PatternDefinition;
import io.throughline.cep.PatternFiles;
import io.throughline.connectors.database.DatabaseSettings;
import io.throughline.connectors.formats.Format;
import io.throughline.connectors.formats.ReceivedAt;
import io.throughline.connectors.formats.RecordReader;
import io.throughline.connectors.kafka.KafkaSettings;
import io.throughline.connectors.kafka.Topic;
import io.throughline.connectors.lakehouse.LakehouseSettings;
import io.throughline.connectors.privacy.FailureCipher;
import io.throughline.connectors.privacy.Identifiers;
import io.throughline.connectors.privacy.SecretKeys;
import io.throughline.connectors.time.PerSourceWatermarks;
import io.throughline.jobs.configuration.AlertConfiguration;
import io.throughline.jobs.configuration.AlertRule;
import io.throughline.jobs.configuration.ArrivalTime;
import io.throughline.jobs.configuration.Configuration;
import io.throughline.jobs.configuration.EndpointConfiguration;
import io.throughline.jobs.configuration.KafkaConfiguration;
import io.throughline.jobs.configuration.KeyConfiguration;
import io.throughline.jobs.configuration.Secret;
import io.throughline.jobs.configuration.SourceConfiguration;
import io.throughline.jobs.configuration.SourceKind;
import io.throughline.jobs.configuration.Topics;
import io.throughline.jobs.environment.EventTimeOf;
import io.throughline.jobs.friction.FrictionDefinitions;
import io.throughline.jobs.ingest.IngestSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.jspecify.annotations.Nullable;

/** What flows and connectors take, made from a {@link Configuration}. */
public final class Deployment {

    private final Configuration configuration;
    private final Path out;

    /**
     * @param configuration read and checked
     * @param out folder for key files, where the environment gives no keys
     */
    public Deployment(Configuration configuration, Path out) {
        this.configuration = configuration;
        this.out = out;
    }

    public Configuration configuration() {
        return configuration;
    }

    /** @throws IllegalArgumentException if the configuration names no brokers */
    public KafkaSettings kafka() {
        KafkaConfiguration kafka = configuration.kafka();
        if (kafka == null) {
            throw new IllegalArgumentException("kafka.bootstrap_servers is not set: give host:port of the brokers");
        }
        return new KafkaSettings(
                kafka.bootstrapServers(), kafka.properties(), configuration.environment(), kafka.transactionTimeout());
    }

    /** The topics between the jobs, by their configured names. */
    public List<Topic<?>> topics() {
        Topics names = configuration.topics();
        return List.of(
                Topic.JOURNEY_EVENTS.named(names.journeyEvents()),
                Topic.FAILED_EVENTS.named(names.failedEvents()),
                Topic.MATCHES.named(names.matches()),
                Topic.CHANNEL_SWITCHES.named(names.channelSwitches()),
                Topic.ALERTS.named(names.alerts()),
                Topic.CONTROL.named(names.control()),
                Topic.CUSTOMER_VALUE.named(names.customerValue()),
                Topic.FRICTION_COST.named(names.frictionCost()),
                Topic.TICKS.named(names.ticks()));
    }

    public LakehouseSettings lakehouse() {
        return new LakehouseSettings(
                configuration.lakehouse().catalog(),
                configuration.lakehouse().warehouse(),
                configuration.lakehouse().namespace());
    }

    public DatabaseSettings database() {
        Secret password = configuration.database().password();
        return new DatabaseSettings(
                configuration.database().url(),
                configuration.database().user(),
                password == null ? null : password.value());
    }

    public IngestSettings ingest() {
        return new IngestSettings(
                configuration.deduplicationWindow(),
                configuration.identity().recentWindow(),
                configuration.identity().recentLimit(),
                configuration.identity().linkRetention());
    }

    /** The cipher that keeps failed records. */
    public FailureCipher cipher() {
        KeyConfiguration key = configuration.failedEvents();
        return FailureCipher.of(key.keyId(), bytes(key, "failed-events"));
    }

    /** The reader of one source's raw records. */
    public RecordReader reader(SourceConfiguration source) {
        KeyConfiguration key = configuration.identity().hashKey();
        return RecordReader.of(
                Format.named(source.format()),
                source.name(),
                receivedAt(source.receivedAt()),
                cipher(),
                Identifiers.of(key.keyId(), bytes(key, "identifiers")));
    }

    /** Watermarks of the topic {@code journey-events}: the slowest live source counts. */
    public PerSourceWatermarks journeyWatermarks() {
        return PerSourceWatermarks.of(
                configuration.eventTime().disorder(),
                configuration.eventTime().idleTimeout(),
                sources(SourceKind.LIVE),
                sources(SourceKind.BATCH));
    }

    /** Event time of the ticks: behind by as much as an event may be that is read when the journeys are idle. */
    public WatermarkStrategy<Instant> tickWatermarks() {
        Duration idleTimeout = configuration.eventTime().idleTimeout();
        return EventTimeOf.ticks(configuration.eventTime().disorder().plus(idleTimeout), idleTimeout);
    }

    private List<ThresholdRule> rules() {
        return configuration.alerts().rules().stream().map(Deployment::rule).toList();
    }

    /** What is looked for, and who is told. */
    public FrictionDefinitions friction() {
        Map<String, Set<String>> typesByEndpoint = configuration.webhooks().endpoints().stream()
                .collect(Collectors.toUnmodifiableMap(
                        EndpointConfiguration::name, endpoint -> Set.copyOf(endpoint.types())));
        AlertConfiguration alerts = configuration.alerts();
        return new FrictionDefinitions(
                patterns().stream().filter(PatternDefinition::isLive).toList(),
                rules(),
                new SeasonalBaseline(configuration.timeZone(), alerts.ratio(), alerts.significance()),
                new SourceSilence(
                        sources(SourceKind.LIVE),
                        alerts.silenceEvidence(),
                        alerts.silenceAfter(),
                        configuration.timeZone()),
                typesByEndpoint,
                alerts.notifyFrom());
    }

    /** Every pattern of the deployment, at work or not. */
    public List<PatternDefinition> patterns() {
        Path folder = configuration.patterns();
        return folder == null ? PatternFiles.shipped() : PatternFiles.read(folder);
    }

    private Set<String> sources(SourceKind kind) {
        return configuration.sources().stream()
                .filter(source -> source.kind() == kind)
                .map(SourceConfiguration::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ThresholdRule rule(AlertRule rule) {
        Duration window = rule.window();
        long quietWindows = Math.max(1, -Math.floorDiv(-rule.resolveAfter().toMillis(), window.toMillis()));
        return new ThresholdRule(
                rule.name(),
                rule.pattern().equals("*") ? null : rule.pattern(),
                rule.matches(),
                window,
                Math.toIntExact(quietWindows),
                Severity.LOW);
    }

    private static ReceivedAt receivedAt(ArrivalTime time) {
        return switch (time.rule()) {
            case RECORD -> ReceivedAt.ofRecord();
            case FILE_MTIME -> ReceivedAt.fileTime();
            case EVENT_TIME -> ReceivedAt.eventTime();
            case INSTANT -> ReceivedAt.at(Objects.requireNonNull(time.instant()));
        };
    }

    private byte[] bytes(KeyConfiguration key, String name) {
        @Nullable Secret secret = key.key();
        return secret == null ? SecretKeys.inFolder(out, name) : SecretKeys.fromBase64(name, secret.value());
    }
}
