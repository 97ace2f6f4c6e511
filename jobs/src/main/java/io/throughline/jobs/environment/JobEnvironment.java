package io.throughline.jobs.environment;

import io.throughline.jobs.configuration.CheckpointConfiguration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The execution environment of every job.
 *
 * <p>Types that would need Kryo and operators without a {@code uid} fail when the graph is built, and state can be
 * spread over up to {@value #MAX_PARALLELISM} subtasks for as long as a job lives.
 */
public final class JobEnvironment {

    /** Divisible by many numbers of subtasks; can never change for a job that has state. */
    public static final int MAX_PARALLELISM = 720;

    private JobEnvironment() {}

    /** For a job on a cluster: the cluster's own configuration rules what is not set here. */
    public static StreamExecutionEnvironment streaming(CheckpointConfiguration checkpoints, int parallelism) {
        Configuration configuration = rules();
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints.interval());
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        if (checkpoints.directory() != null) {
            configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.directory());
        }
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(parallelism);
        return environment;
    }

    /**
     * For a run in this process.
     *
     * @param extra settings of the run, for example a checkpoint interval
     */
    public static StreamExecutionEnvironment embedded(RuntimeExecutionMode mode, int parallelism, Configuration extra) {
        Configuration configuration = rules();
        configuration.addAll(extra);
        configuration.set(ExecutionOptions.RUNTIME_MODE, mode);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        environment.setParallelism(parallelism);
        return environment;
    }

    private static Configuration rules() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        // Records never change, so that operators of one task may hand on the very same one.
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
        return configuration;
    }
}
