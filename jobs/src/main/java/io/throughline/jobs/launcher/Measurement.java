package io.throughline.jobs.launcher;

import com.sun.management.OperatingSystemMXBean;
import io.throughline.connectors.replay.ReplayClock;
import io.throughline.jobs.bench.PipelineCase;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.embedded.EmbeddedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.execution.JobClient;

/**
 * What one run of one case took.
 *
 * @param wallNanos from the first record until all were through a checkpoint
 * @param cpuNanos of all threads of the process in that time, compiling and collecting garbage included
 * @param heapBytes in use after a garbage collection, with the state of all records held
 * @param stateBytes of the last checkpoint
 */
record Measurement(long wallNanos, long cpuNanos, long heapBytes, long stateBytes) {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /**
     * Runs {@code pipeline} over the configured raw files once.
     *
     * @param checkpoints where the deployment keeps its checkpoints
     * @param until records from this instant on are let through after the measuring
     */
    static Measurement of(PipelineCase pipeline, Deployment deployment, Path checkpoints, Instant until)
            throws Exception {
        ReplayClock clock = ReplayClock.create("bench", Set.of("raw"));
        try {
            EmbeddedRun run = new EmbeddedRun(deployment, RuntimeExecutionMode.STREAMING);
            pipeline.addTo(run, run.replay(clock));
            CompletableFuture<Void> started = clock.settled(1);
            JobClient job = run.start("bench " + pipeline.title());
            awaitOrFail(started, job);

            long wall = System.nanoTime();
            long cpu = SYSTEM.getProcessCpuTime();
            CompletableFuture<Void> through = clock.settled(1);
            clock.jumpTo(until);
            awaitOrFail(through, job);
            cpu = SYSTEM.getProcessCpuTime() - cpu;
            wall = System.nanoTime() - wall;

            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            long state = lastCheckpoint(checkpoints);
            clock.jumpTo(Instant.MAX);
            job.getJobExecutionResult().get();
            return new Measurement(wall, cpu, heap, state);
        } finally {
            clock.forget();
        }
    }

    private static void awaitOrFail(CompletableFuture<Void> settled, JobClient job) throws Exception {
        CompletableFuture.anyOf(settled, job.getJobExecutionResult()).get();
        if (!settled.isDone()) {
            throw new IllegalStateException("the job ended before its records were through");
        }
    }

    private static long lastCheckpoint(Path checkpoints) throws IOException {
        try (Stream<Path> folders = Files.walk(checkpoints)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("chk-"))
                    .max(Comparator.comparing(Measurement::changed))
                    .map(Measurement::size)
                    .orElse(0L);
        }
    }

    private static Instant changed(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant();
        } catch (IOException gone) {
            return Instant.MIN;
        }
    }

    private static long size(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            long size = 0;
            for (Path file : all) {
                size += Files.size(file);
            }
            return size;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure " + folder, e);
        }
    }
}
