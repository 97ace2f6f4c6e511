package io.throughline.connectors.kafka;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * Commits through another committer, and looks closer at what that one gives up on: what is committed already is well,
 * anything else fails the job.
 */
final class LosslessCommitter<C> implements Committer<C> {

    private final Committer<C> committer;
    private final Fates<C> fates;

    LosslessCommitter(Committer<C> committer, Fates<C> fates) {
        this.committer = committer;
        this.fates = fates;
    }

    /** Knows what became of committables. */
    interface Fates<C> {
        boolean committed(C committable);
    }

    @Override
    public void commit(Collection<CommitRequest<C>> requests) throws IOException, InterruptedException {
        List<CommitRequest<C>> strict = requests.stream()
                .<CommitRequest<C>>map(request -> new StrictRequest<>(request, fates))
                .toList();
        committer.commit(strict);
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }

    private record StrictRequest<C>(CommitRequest<C> request, Fates<C> fates) implements CommitRequest<C> {

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            if (fates.committed(request.getCommittable())) {
                request.signalAlreadyCommitted();
                return;
            }
            throw new FlinkRuntimeException(
                    "the records of " + request.getCommittable() + " cannot be committed any more and would be lost:"
                            + " its transaction was aborted, or another job uses the same environment and job name;"
                            + " if the job was down for longer than the transaction time-out, raise that",
                    reason);
        }

        @Override
        public C getCommittable() {
            return request.getCommittable();
        }

        @Override
        public int getNumberOfRetries() {
            return request.getNumberOfRetries();
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            request.signalFailedWithUnknownReason(reason);
        }

        @Override
        public void retryLater() {
            request.retryLater();
        }

        @Override
        public void updateAndRetryLater(C committable) {
            request.updateAndRetryLater(committable);
        }

        @Override
        public void signalAlreadyCommitted() {
            request.signalAlreadyCommitted();
        }
    }
}
