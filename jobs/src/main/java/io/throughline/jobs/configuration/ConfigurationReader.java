package io.throughline.jobs.configuration;

import io.throughline.connectors.privacy.SecretKeys;
import io.throughline.expressions.yaml.YamlNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes records of settings, and holds the rules that a key alone cannot. */
final class ConfigurationReader {

    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
    static final String NAME_EXPECTED = "lower-case letters, digits and hyphens, beginning with a letter";

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern SERVERS = Pattern.compile("[^\\s:,]+:\\d{1,5}(,\\s*[^\\s:,]+:\\d{1,5})*");
    private static final Pattern DATABASE = Pattern.compile("jdbc:(postgresql|sqlite):.+");
    private static final Duration TICK = Duration.ofMillis(1);

    private final Setting root;

    ConfigurationReader(Setting root) {
        this.root = root;
    }

    Configuration read() {
        KafkaConfiguration kafka = kafka(root.at("kafka"));
        return new Configuration(
                root.at("environment").text(NAME, NAME_EXPECTED),
                root.at("parallelism").integer(1, 720),
                named(root.at("sources"), entry -> SourceReader.read(entry, kafka != null), SourceConfiguration::name),
                kafka,
                topics(root.at("topics")),
                new EventTimeConfiguration(
                        root.at("event_time").at("disorder").duration(Duration.ZERO),
                        root.at("event_time").at("idle_timeout").duration(TICK)),
                root.at("deduplication").at("window").duration(TICK),
                identity(root.at("identity")),
                key(root.at("failed_events"), "key", "key_id"),
                file(root.at("patterns")),
                root.at("time_zone").zone(),
                alerts(root.at("alerts")),
                webhooks(root.at("webhooks")),
                lakehouse(root.at("lakehouse")),
                database(root.at("database")),
                checkpoints(root.at("checkpoints")),
                new ReferenceConfiguration(
                        file(root.at("reference").at("exchange_rates")),
                        file(root.at("reference").at("campaign_spend"))));
    }

    private static @Nullable Path file(Setting setting) {
        return setting.isNull() ? null : Path.of(setting.path());
    }

    private @Nullable KafkaConfiguration kafka(Setting kafka) {
        if (kafka.at("bootstrap_servers").isNull()) {
            return null;
        }
        YamlNode timeout = kafka.at("transaction_timeout").node();
        YamlNode interval = root.at("checkpoints").at("interval").node();
        if (timeout.duration().compareTo(interval.duration()) <= 0) {
            throw timeout.position().file().equals(ConfigurationFile.DEFAULTS)
                    ? interval.problem(interval.text(), "less than kafka.transaction_timeout, " + timeout.text())
                    : timeout.problem(timeout.text(), "more than checkpoints.interval, " + interval.text());
        }
        return new KafkaConfiguration(
                kafka.at("bootstrap_servers").text(SERVERS, "HOST:PORT, several separated by commas"),
                kafka.at("properties").properties(),
                timeout.duration());
    }

    private static Topics topics(Setting topics) {
        Function<String, String> topic =
                key -> topics.at(key).text(TOPIC, "letters, digits, dots, hyphens and underscores, at most 249");
        return new Topics(
                topic.apply("journey_events"),
                topic.apply("failed_events"),
                topic.apply("matches"),
                topic.apply("channel_switches"),
                topic.apply("alerts"),
                topic.apply("control"),
                topic.apply("customer_value"),
                topic.apply("friction_cost"),
                topic.apply("ticks"));
    }

    private static IdentityConfiguration identity(Setting identity) {
        return new IdentityConfiguration(
                identity.at("recent_window").duration(TICK),
                identity.at("recent_limit").integer(1, 10_000),
                identity.at("link_retention").duration(TICK),
                key(identity, "hash_key", "hash_key_id"));
    }

    private static KeyConfiguration key(Setting section, String key, String keyId) {
        Secret secret = section.at(key).secretOrNull();
        if (secret != null) {
            try {
                SecretKeys.fromBase64(secret.variable(), secret.value());
            } catch (IllegalArgumentException notAKey) {
                throw section.at(key)
                        .node()
                        .problem(
                                "the variable " + secret.variable() + " with another text", "base64 of 32 bytes in it");
            }
        }
        return new KeyConfiguration(section.at(keyId).text(NAME, NAME_EXPECTED), secret);
    }

    private static AlertConfiguration alerts(Setting alerts) {
        return new AlertConfiguration(
                named(alerts.at("rules"), ConfigurationReader::alertRule, AlertRule::name),
                alerts.at("ratio").number(1, 1_000),
                alerts.at("significance").number(1e-12, 0.1),
                alerts.at("silence_evidence").number(1, 1_000),
                alerts.at("silence_after").duration(TICK),
                alerts.at("notify_from").instantOrNull());
    }

    private static AlertRule alertRule(Setting rule) {
        rule.node().onlyKeys("name", "pattern", "matches", "window", "resolve_after");
        Duration window = rule.at("window").duration(Duration.ofSeconds(1));
        return new AlertRule(
                rule.at("name").text(NAME, NAME_EXPECTED),
                rule.at("pattern").text(Pattern.compile("\\*|" + NAME.pattern()), "the name of a pattern, or *"),
                rule.at("matches").integer(1, Integer.MAX_VALUE),
                window,
                rule.at("resolve_after").duration(window));
    }

    private static WebhookConfiguration webhooks(Setting webhooks) {
        List<Duration> schedule = new ArrayList<>();
        for (Setting delay : webhooks.at("retry_schedule").elements()) {
            schedule.add(delay.duration(Duration.ZERO));
        }
        return new WebhookConfiguration(
                named(webhooks.at("endpoints"), EndpointReader::read, EndpointConfiguration::name),
                webhooks.at("allow_networks").elements().stream()
                        .map(EndpointReader::network)
                        .toList(),
                webhooks.at("allow_ports").elements().stream()
                        .map(port -> port.integer(1, 65_535))
                        .collect(Collectors.toSet()),
                schedule);
    }

    private static LakehouseConfiguration lakehouse(Setting lakehouse) {
        return new LakehouseConfiguration(
                lakehouse.at("catalog").properties(),
                lakehouse.at("warehouse").path(),
                lakehouse.at("namespace").text(NAMESPACE, "lower-case letters, digits and underscores"),
                lakehouse.at("commit_interval").duration(Duration.ofSeconds(1)));
    }

    private static DatabaseConfiguration database(Setting database) {
        return new DatabaseConfiguration(
                database.at("url").text(DATABASE, "jdbc:postgresql://HOST/DATABASE or jdbc:sqlite:FILE"),
                database.at("user").textOrNull(),
                database.at("password").secretOrNull());
    }

    private static CheckpointConfiguration checkpoints(Setting checkpoints) {
        return new CheckpointConfiguration(
                checkpoints.at("interval").duration(Duration.ofMillis(100)),
                checkpoints.at("directory").isNull()
                        ? null
                        : checkpoints.at("directory").path());
    }

    /** Entries of a list whose names differ. */
    private static <T> List<T> named(Setting list, Function<Setting, T> reader, Function<T, String> name) {
        List<T> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Setting element : list.elements()) {
            T entry = reader.apply(element);
            if (!names.add(name.apply(entry))) {
                throw element.at("name")
                        .node()
                        .problem("the name " + name.apply(entry) + " a second time", "a name of its own");
            }
            entries.add(entry);
        }
        return entries;
    }
}
