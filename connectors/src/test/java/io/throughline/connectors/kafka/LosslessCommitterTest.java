package io.throughline.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.junit.jupiter.api.Test;

class LosslessCommitterTest {

    @Test
    void failsTheJobForATransactionThatWasGivenUp() {
        Committer<String> lossless = new LosslessCommitter<>(
                new Fake(request -> request.signalFailedWithKnownReason(new IOException("fenced"))), id -> false);

        assertThatThrownBy(() -> lossless.commit(List.of(new Request("t1"))))
                .hasMessageStartingWith("the records of t1 cannot be committed any more and would be lost")
                .hasRootCauseMessage("fenced");
    }

    @Test
    void goesOnWhenTheBrokerSaysThatItIsCommitted() throws Exception {
        Request request = new Request("t1");

        new LosslessCommitter<>(new Fake(r -> r.signalFailedWithKnownReason(new IOException("fenced"))), "t1"::equals)
                .commit(List.of(request));

        assertThat(request.signals).containsExactly("already committed");
    }

    @Test
    void passesOnEverythingElse() throws Exception {
        Request request = new Request("t1");

        new LosslessCommitter<>(new Fake(Committer.CommitRequest::retryLater), id -> false).commit(List.of(request));
        new LosslessCommitter<>(new Fake(Committer.CommitRequest::signalAlreadyCommitted), id -> false)
                .commit(List.of(request));
        new LosslessCommitter<>(new Fake(r -> r.updateAndRetryLater("t2")), id -> false).commit(List.of(request));
        new LosslessCommitter<>(new Fake(r -> r.signalFailedWithUnknownReason(new IOException("?"))), id -> false)
                .commit(List.of(request));

        assertThat(request.signals).containsExactly("retry", "already committed", "retry as t2", "unknown ?");
    }

    private interface Step {
        void on(Committer.CommitRequest<String> request);
    }

    private record Fake(Step step) implements Committer<String> {

        @Override
        public void commit(Collection<CommitRequest<String>> requests) {
            requests.forEach(step::on);
        }

        @Override
        public void close() {}
    }

    private static final class Request implements Committer.CommitRequest<String> {

        private final String committable;
        private final List<String> signals = new ArrayList<>();

        private Request(String committable) {
            this.committable = committable;
        }

        @Override
        public String getCommittable() {
            return committable;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            signals.add("known " + reason.getMessage());
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            signals.add("unknown " + reason.getMessage());
        }

        @Override
        public void retryLater() {
            signals.add("retry");
        }

        @Override
        public void updateAndRetryLater(String next) {
            signals.add("retry as " + next);
        }

        @Override
        public void signalAlreadyCommitted() {
            signals.add("already committed");
        }
    }
}
