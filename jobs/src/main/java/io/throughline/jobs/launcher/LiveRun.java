package io.throughline.jobs.launcher;

import io.throughline.connectors.replay.ReplayClock;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.embedded.EmbeddedRun;
import io.throughline.jobs.ingest.IngestCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.execution.JobClient;

/**
 * Ingest and friction as one streaming job over recorded files: the history as fast as it goes, the rest live.
 *
 * <p>One job for both, since a live job needs what the history left in it: open matches, who is who, what is usual.
 */
final class LiveRun implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long DELIVER_EVERY_MILLIS = 100;
    private static final long STOP_WITHIN_SECONDS = 20;

    private final Deployment deployment;
    private final Instant liveFrom;
    private final ReplayClock clock = ReplayClock.create("live-run", EmbeddedRun.REPLAYED);
    private final JobClient job;
    private final Thread stop = new Thread(this::stop, "stop-live-run");

    /**
     * Starts the job; it reads nothing yet.
     *
     * @param liveFrom where the history ends
     */
    LiveRun(Deployment deployment, Instant liveFrom) throws Exception {
        this.deployment = deployment;
        this.liveFrom = liveFrom;
        EmbeddedRun run = new EmbeddedRun(deployment, RuntimeExecutionMode.STREAMING);
        run.friction(run.replay(clock), run.publishedValues(clock, liveFrom));
        job = run.start("throughline demo");
        Runtime.getRuntime().addShutdownHook(stop);
    }

    /**
     * Reads the history, until all of it is in the tables.
     *
     * @param progress is told now and then how far it is
     */
    void history(Consumer<Instant> progress) throws Exception {
        settle(liveFrom.minusMillis(1), 2, progress);
    }

    /** Lets in what the value run has published, until every customer has their price. */
    void price() throws Exception {
        settle(liveFrom, 1, reached -> {});
    }

    /** Plays the rest {@code speed} times as fast as the wall's time, and delivers what it announces; then the job is over. */
    IngestCounts play(double speed) throws Exception {
        clock.play(speed);
        CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
        try (Delivery delivery = new Delivery(deployment)) {
            while (!result.isDone()) {
                delivery.drain(Duration.ZERO);
                waitFor(result, DELIVER_EVERY_MILLIS);
            }
            JobExecutionResult done = get(result);
            delivery.drain(PATIENCE);
            return IngestCounts.of(done);
        }
    }

    private void settle(Instant until, int checkpoints, Consumer<Instant> progress) throws Exception {
        CompletableFuture<Void> settled = clock.settled(checkpoints);
        clock.jumpTo(until);
        CompletableFuture<Object> either = CompletableFuture.anyOf(settled, job.getJobExecutionResult());
        while (!either.isDone()) {
            waitFor(either, 1_000);
            progress.accept(clock.reached());
        }
        get(either);
        if (!settled.isDone()) {
            throw new IllegalStateException("the job ended before " + liveFrom);
        }
    }

    private static void waitFor(CompletableFuture<?> future, long millis) throws InterruptedException {
        try {
            future.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notYetOrSeenLater) {
            // whoever waits asks again
        }
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    private void stop() {
        try {
            job.cancel().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException alreadyOver) {
            // nothing is left to be stopped
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException ending) {
            return; // the hook is running already
        }
        if (!job.getJobExecutionResult().isDone()) {
            stop();
        }
        clock.forget();
    }
}
