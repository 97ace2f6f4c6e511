package io.throughline.jobs.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmarks. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        header = "Measures how fast it is, beside what one would measure it against, in the same run.",
        subcommands = {BenchEngineCommand.class, BenchPipelineCommand.class, BenchValueCommand.class})
final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to measure: engine, pipeline or value");
    }
}
