package io.throughline.jobs.configuration;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a deployment decides; see {@code docs/configuration.md} for every key.
 *
 * <p>No text of it shows a secret.
 *
 * @param environment begins the transactional ids in Kafka
 * @param parallelism subtasks of every operator, 1 to 720
 * @param sources where raw records come from
 * @param kafka the brokers between the jobs, null without Kafka
 * @param topics names of the topics between the jobs
 * @param eventTime how event time advances
 * @param deduplicationWindow for how long an event id is remembered
 * @param identity what a customer takes along from their anonymous past
 * @param failedEvents key that encrypts what could not be read
 * @param patterns folder of pattern files, null for the shipped patterns
 * @param timeZone the business's own, in which hours of the week are told
 * @param alerts when friction becomes an alert
 * @param webhooks who is told
 * @param lakehouse where the tables lie
 * @param database where customer state and outbox lie
 * @param checkpoints how state is saved
 * @param reference files of facts that events do not carry
 */
public record Configuration(
        String environment,
        int parallelism,
        List<SourceConfiguration> sources,
        @Nullable KafkaConfiguration kafka,
        Topics topics,
        EventTimeConfiguration eventTime,
        Duration deduplicationWindow,
        IdentityConfiguration identity,
        KeyConfiguration failedEvents,
        @Nullable Path patterns,
        ZoneId timeZone,
        AlertConfiguration alerts,
        WebhookConfiguration webhooks,
        LakehouseConfiguration lakehouse,
        DatabaseConfiguration database,
        CheckpointConfiguration checkpoints,
        ReferenceConfiguration reference) {

    public Configuration {
        requireNonNull(environment, "environment");
        sources = List.copyOf(sources);
        requireNonNull(topics, "topics");
        requireNonNull(eventTime, "eventTime");
        requireNonNull(deduplicationWindow, "deduplicationWindow");
        requireNonNull(identity, "identity");
        requireNonNull(failedEvents, "failedEvents");
        requireNonNull(timeZone, "timeZone");
        requireNonNull(alerts, "alerts");
        requireNonNull(webhooks, "webhooks");
        requireNonNull(lakehouse, "lakehouse");
        requireNonNull(database, "database");
        requireNonNull(checkpoints, "checkpoints");
        requireNonNull(reference, "reference");
    }
}
