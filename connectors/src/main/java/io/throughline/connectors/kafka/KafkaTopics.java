package io.throughline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates what topics are missing, with the settings that they need. */
public final class KafkaTopics {

    private static final String FOR_EVER = "-1";
    private static final int VISIBLE_ATTEMPTS = 100;
    private static final Duration VISIBLE_PAUSE = Duration.ofMillis(100);

    private KafkaTopics() {}

    /**
     * Creates the topics between the jobs that do not exist yet; those that do are left as they are.
     *
     * @param partitions of each, 1 or more, fixed from then on: keys must stay where they are; {@code control} and
     *     {@code ticks} have one
     * @return names of the topics created
     * @throws KafkaUnreachableException if the cluster does not answer or refuses
     */
    public static List<String> create(KafkaSettings settings, int partitions) {
        return create(settings, Topic.all(), partitions);
    }

    /** As {@link #create(KafkaSettings, int)}, for some topics. */
    public static List<String> create(KafkaSettings settings, List<Topic<?>> topics, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be 1 or more, but was " + partitions);
        }
        try (Admin admin = Admin.create(settings.client())) {
            Set<String> existing = admin.listTopics().names().get();
            List<String> created = new ArrayList<>();
            for (Topic<?> topic : topics) {
                if (!existing.contains(topic.name()) && create(admin, topic, partitions)) {
                    created.add(topic.name());
                }
            }
            awaitVisible(admin, created);
            return created;
        } catch (ExecutionException | org.apache.kafka.common.KafkaException e) {
            throw new KafkaUnreachableException("cannot create topics at " + settings.bootstrapServers(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnreachableException("interrupted while creating topics", e);
        }
    }

    /**
     * How many partitions a topic has.
     *
     * @throws KafkaUnreachableException if the cluster does not answer or does not know the topic
     */
    public static int partitionsOf(KafkaSettings settings, Topic<?> topic) {
        try (Admin admin = Admin.create(settings.client())) {
            Map<String, TopicDescription> described =
                    admin.describeTopics(List.of(topic.name())).allTopicNames().get();
            return requireNonNull(described.get(topic.name()), topic.name())
                    .partitions()
                    .size();
        } catch (ExecutionException | org.apache.kafka.common.KafkaException e) {
            throw new KafkaUnreachableException(
                    "cannot ask " + settings.bootstrapServers() + " about topic " + topic.name(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnreachableException("interrupted while asking about topic " + topic.name(), e);
        }
    }

    private static boolean create(Admin admin, Topic<?> topic, int partitions)
            throws ExecutionException, InterruptedException {
        NewTopic wanted = new NewTopic(topic.name(), Optional.of(topic.ordered() ? 1 : partitions), Optional.empty())
                .configs(configs(topic));
        try {
            admin.createTopics(List.of(wanted)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false; // another job that starts now was faster
            }
            throw e;
        }
    }

    /** A broker hears of a new topic after its controller has answered; a job that starts at once would not find it. */
    private static void awaitVisible(Admin admin, List<String> topics) throws ExecutionException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                admin.describeTopics(topics).allTopicNames().get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || attempt == VISIBLE_ATTEMPTS) {
                    throw e;
                }
                Thread.sleep(VISIBLE_PAUSE.toMillis());
            }
        }
    }

    private static Map<String, String> configs(Topic<?> topic) {
        Map<String, String> configs = new HashMap<>();
        // Retention by arrival: by event time, a replay of old events would be deleted before it is read.
        configs.put("message.timestamp.type", "LogAppendTime");
        configs.put("max.message.bytes", Integer.toString(KafkaSinks.MAX_RECORD_BYTES));
        if (topic.compacted()) {
            configs.put("cleanup.policy", "compact");
        }
        if (topic.kept()) {
            configs.put("retention.ms", FOR_EVER);
        }
        return configs;
    }
}
