package io.throughline.jobs.launcher;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/** A job in this process: says how far it is, and stops cleanly when the process is asked to end. */
final class RunningJob {

    private static final long SAY_EVERY_SECONDS = 5;
    private static final long STOP_WITHIN_SECONDS = 20;

    private final JobClient client;
    private final PrintWriter err;

    RunningJob(JobClient client, PrintWriter err) {
        this.client = client;
        this.err = err;
    }

    /** Waits for its end. */
    JobExecutionResult await() throws Exception {
        Thread stop = new Thread(this::stop, "stop-job");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            return result();
        } finally {
            try {
                Runtime.getRuntime().removeShutdownHook(stop);
            } catch (IllegalStateException ending) {
                // The process is ending: the hook is running already.
            }
        }
    }

    private JobExecutionResult result() throws Exception {
        CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
        long seconds = 0;
        while (true) {
            try {
                return result.get(SAY_EVERY_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException stillRunning) {
                seconds += SAY_EVERY_SECONDS;
                sayProgress(seconds);
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }
    }

    private void sayProgress(long seconds) {
        long read = 0;
        try {
            read = read(client.getAccumulators().get(1, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unknown) {
            // Progress is a courtesy: without numbers the time alone is said.
        }
        err.println("  … " + seconds + " s" + (read == 0 ? "" : ", " + Numbers.count(read, "record") + " read"));
    }

    private static long read(Map<String, Object> accumulators) {
        return accumulators.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("ingest."))
                .mapToLong(entry -> entry.getValue() instanceof Long count ? count : 0)
                .sum();
    }

    private void stop() {
        err.println("Stopping: what was not finished leaves no trace in the tables.");
        try {
            client.cancel().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException alreadyOver) {
            // Nothing is left to be stopped.
        }
    }
}
