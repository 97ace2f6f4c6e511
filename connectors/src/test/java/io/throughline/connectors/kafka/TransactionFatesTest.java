package io.throughline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Properties;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TransactionFatesTest {

    @Test
    void tellsCommittedTransactionsFromAbortedOnes() throws Exception {
        try (TestBroker broker = TestBroker.start()) {
            new PlainClient(broker.bootstrapServers()).create("t", 1);
            TransactionFates fates = new TransactionFates(broker.settings().client());

            assertThat(fates.committed(write(broker, "one", true))).isTrue();
            assertThat(fates.committed(write(broker, "two", false))).isFalse();
        }
    }

    private static KafkaCommittable write(TestBroker broker, String id, boolean commit) throws Exception {
        Properties properties = broker.settings().client();
        properties.setProperty("transactional.id", id);
        try (Producer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("t", new byte[1]));
            producer.flush();
            KafkaCommittable committable = new KafkaCommittable(producerId(broker, id), (short) 0, id, null);
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
            return committable;
        }
    }

    private static long producerId(TestBroker broker, String id) throws Exception {
        try (Admin admin = Admin.create(broker.settings().client())) {
            return admin.describeTransactions(List.of(id)).description(id).get().producerId();
        }
    }
}
