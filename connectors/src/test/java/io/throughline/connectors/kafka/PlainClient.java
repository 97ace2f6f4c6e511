package io.throughline.connectors.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes and reads topics with Kafka's own clients alone: the independent witness of tests. */
public final class PlainClient {

    private final Properties properties = new Properties();

    public PlainClient(String bootstrapServers) {
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("isolation.level", "read_committed");
    }

    /** Creates a topic of plain settings. */
    public void create(String topic, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(properties)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** Writes the records and waits until the broker has them. */
    public void write(List<ProducerRecord<byte[], byte[]>> records) throws ExecutionException, InterruptedException {
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : records) {
                producer.send(record);
            }
            producer.flush();
        }
    }

    /** What is committed in the topic now, partition by partition. */
    public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        return atLeast(0, topic, Duration.ZERO);
    }

    /**
     * What is committed in the topic once it is {@code count} records or more.
     *
     * @throws AssertionError if it is less after {@code patience}
     */
    public List<ConsumerRecord<byte[], byte[]>> atLeast(int count, String topic, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (records.size() < count || !atEnd(consumer, partitions)) {
                if (records.size() < count && System.nanoTime() > deadline) {
                    throw new AssertionError(
                            "only " + records.size() + " of " + count + " records in " + topic + " after " + patience);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static boolean atEnd(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        return partitions.stream().allMatch(partition -> consumer.position(partition) >= ends.get(partition));
    }
}
