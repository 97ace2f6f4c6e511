package io.throughline.connectors.kafka;

import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.KafkaException;

/**
 * Asks the broker what became of a transaction.
 *
 * <p>Since version 2 of Kafka's transactions a commit raises the producer's epoch. A job that restarts between a commit
 * and the next checkpoint commits once more with the epoch it remembers, and is told that it is fenced, exactly as if
 * the transaction had been aborted: only the broker knows which it was.
 */
final class TransactionFates implements LosslessCommitter.Fates<KafkaCommittable>, Serializable {

    private static final long serialVersionUID = 1L;

    private final Properties client;

    TransactionFates(Properties client) {
        this.client = client;
    }

    @Override
    public boolean committed(KafkaCommittable committable) {
        String id = committable.getTransactionalId();
        try (Admin admin = Admin.create(client)) {
            TransactionDescription found =
                    admin.describeTransactions(List.of(id)).description(id).get();
            boolean done = found.state() == TransactionState.COMPLETE_COMMIT
                    || found.state() == TransactionState.PREPARE_COMMIT;
            return done && found.producerId() == committable.getProducerId();
        } catch (ExecutionException | KafkaException e) {
            throw new KafkaUnreachableException("cannot ask what became of transaction " + id, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnreachableException("interrupted while asking what became of transaction " + id, e);
        }
    }
}
