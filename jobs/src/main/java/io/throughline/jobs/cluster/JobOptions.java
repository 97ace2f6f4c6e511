package io.throughline.jobs.cluster;

import io.throughline.jobs.configuration.ConfigurationFile;
import io.throughline.jobs.deployment.Deployment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The command line of a job on a cluster. */
public final class JobOptions {

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "throughline.yaml of the deployment.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides one key of the configuration; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "throughline-out",
            description = "Folder of key files, where the environment gives no keys.")
    private Path out = Path.of("throughline-out");

    private JobOptions() {}

    /**
     * The deployment that {@code arguments} describe.
     *
     * @throws CommandLine.ParameterException if an argument is missing or unknown
     * @throws io.throughline.expressions.yaml.ProblemException if the configuration is wrong
     */
    public static Deployment parse(String... arguments) {
        JobOptions options = new JobOptions();
        CommandLine.populateCommand(options, arguments);
        return new Deployment(ConfigurationFile.read(options.config, options.overrides, options.out), options.out);
    }
}
