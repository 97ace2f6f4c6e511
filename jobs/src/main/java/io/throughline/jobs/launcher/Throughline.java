package io.throughline.jobs.launcher;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of Throughline. */
@Command(
        name = "throughline",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            CollectCommand.class,
            IngestCommand.class,
            FrictionCommand.class,
            PatternsCommand.class,
            FormatsCommand.class,
            SimulateCommand.class,
            ValueCommand.class,
            ReportCommand.class,
            SqlCommand.class,
            DeliverCommand.class,
            DoctorCommand.class,
            BenchCommand.class
        },
        header = "Finds where customers get stuck, in the raw events that you have.",
        description = {
            "",
            "Results go to stdout, everything said to people to stderr. A run keeps all it makes below --out.",
            ""
        },
        footer = {
            "",
            "Try it on the sample:",
            "  throughline friction --input sample/segment-events.jsonl --format segment",
            "",
            "Exit codes: 0 done; 1 a check or test found something wrong, or a run failed; 2 wrong use or configuration."
        })
public final class Throughline implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, ready to be executed; writes in UTF-8. */
    static CommandLine commandLine() {
        return new CommandLine(new Throughline())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionExceptionHandler(new Failures());
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: one of the commands below");
    }
}
