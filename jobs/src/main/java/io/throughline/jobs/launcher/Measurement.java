package io.throughline.jobs.launcher;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import io.throughline.connectors.replay.ReplayClock;
import io.throughline.jobs.bench.PipelineCase;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.embedded.EmbeddedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.core.execution.JobClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one run of one case took.
 *
 * @param wallNanos from the first record until all were through a checkpoint
 * @param cpuNanos of all threads of the process in that time, compiling and collecting garbage included
 * @param heapBytes in use after a garbage collection, with the state of all records held
 * @param stateBytes of the last checkpoint
 */
record Measurement(long wallNanos, long cpuNanos, long heapBytes, long stateBytes) {

    private static final Logger LOG = LoggerFactory.getLogger(Measurement.class);
    private static final String COMPLETE = "_metadata";
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

    /** While it is measured the job goes on, and takes an old checkpoint away once it has a new one: then it looks again. */
    private static long lastCheckpoint(Path checkpoints) throws IOException {
        while (true) {
            try {
                Optional<Path> last = below(checkpoints)
                        .filter(path -> path.endsWith(COMPLETE))
                        .max(Comparator.comparing(path -> path.toFile().lastModified()));
                return last.isEmpty() ? 0 : size(requireNonNull(last.get().getParent()));
            } catch (NoSuchFileException | UncheckedIOException replaced) {
                LOG.debug("a checkpoint went while it was measured", replaced);
            }
        }
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        for (Path file : below(folder).filter(Files::isRegularFile).toList()) {
            size += Files.size(file);
        }
        return size;
    }

    private static Stream<Path> below(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList().stream();
        }
    }
}
