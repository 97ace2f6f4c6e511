package io.throughline.jobs.launcher;

import io.throughline.cep.Description;
import io.throughline.cep.Explanation;
import io.throughline.cep.Lint;
import io.throughline.cep.PatternDefinition;
import io.throughline.cep.PatternFiles;
import io.throughline.cep.PatternTestResult;
import io.throughline.cep.PatternTests;
import io.throughline.domain.event.Stage;
import io.throughline.expressions.yaml.ProblemException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Patterns as files: checked, explained, tested, listed. */
@Command(
        name = "patterns",
        mixinStandardHelpOptions = true,
        header = "Checks, explains, tests and lists patterns: files that say what friction looks like.",
        synopsisSubcommandLabel = "(check | explain | test | list)",
        footer = {
            "",
            "Examples:",
            "  throughline patterns list",
            "  throughline patterns explain cart-abandonment",
            "  throughline patterns test our-patterns/"
        })
final class PatternsCommand implements Runnable {

    private static final String PATHS = "Pattern files, or folders of them.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: check, explain, test or list");
    }

    @Command(name = "check", mixinStandardHelpOptions = true, header = "Reads pattern files and says what is wrong.")
    int check(@Parameters(paramLabel = "PATH", arity = "1..*", description = PATHS) List<Path> paths) {
        PrintWriter err = spec.commandLine().getErr();
        List<PatternDefinition> good = new ArrayList<>();
        boolean sound = read(paths, good, err);
        for (PatternDefinition pattern : good) {
            err.println("ok    " + pattern.name() + ": " + pattern.description().about());
            Lint.of(pattern).forEach(warning -> err.println("      mind: " + warning));
        }
        return sound ? 0 : 1;
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            header = "Says what a pattern means: in words, in Flink CEP's words, and what it needs.")
    int explain(
            @Parameters(paramLabel = "NAME|PATH", description = "A shipped pattern, or a pattern file or folder.")
                    String pattern) {
        List<PatternDefinition> found = new ArrayList<>(PatternFiles.shipped().stream()
                .filter(shipped -> shipped.name().equals(pattern))
                .toList());
        if (found.isEmpty()
                && !read(List.of(Path.of(pattern)), found, spec.commandLine().getErr())) {
            return 1;
        }
        PrintWriter out = spec.commandLine().getOut();
        for (int i = 0; i < found.size(); i++) {
            if (i > 0) {
                out.println();
            }
            Explanation.of(found.get(i)).forEach(out::println);
        }
        return 0;
    }

    @Command(name = "test", mixinStandardHelpOptions = true, header = "Runs the tests that pattern files carry.")
    int test(
            @Parameters(paramLabel = "PATH", arity = "0..*", description = PATHS + " Default: all shipped patterns.")
                    List<Path> paths,
            @Option(names = "--json", description = "Prints one JSON object for each test.") boolean json) {
        PrintWriter err = spec.commandLine().getErr();
        List<PatternDefinition> good = new ArrayList<>();
        boolean sound = true;
        if (paths == null || paths.isEmpty()) {
            good.addAll(PatternFiles.shipped());
        } else {
            sound = read(paths, good, err);
        }
        TestReport report = new TestReport(spec.commandLine().getOut(), err, json, "pattern");
        for (PatternTestResult result : PatternTests.run(good)) {
            String message = result.passed()
                    ? ""
                    : result.at() + ":\nexpected\n" + indented(result.expected()) + "\nfound\n"
                            + indented(result.found());
            report.add(result.pattern(), result.test(), result.passed(), message);
        }
        return report.end() && sound ? 0 : 1;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            header = "Lists patterns: the shipped ones, or those of files.")
    int list(
            @Parameters(paramLabel = "PATH", arity = "0..*", description = PATHS) List<Path> paths,
            @Option(names = "--json", description = "Prints one JSON object for each pattern.") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        List<PatternDefinition> patterns = new ArrayList<>();
        boolean sound = true;
        if (paths == null || paths.isEmpty()) {
            patterns.addAll(PatternFiles.shipped());
        } else {
            sound = read(paths, patterns, spec.commandLine().getErr());
        }
        for (PatternDefinition pattern : patterns) {
            String severity = pattern.description().severity().wireName();
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("pattern", pattern.name());
            values.put("version", pattern.version());
            values.put("status", pattern.description().status().wireName());
            values.put("stage", stage(pattern));
            values.put("severity", severity);
            values.put("owner", pattern.description().owner());
            values.put("about", pattern.description().about());
            out.println(json ? JsonLines.line(values) : line(pattern));
        }
        return sound ? 0 : 1;
    }

    private static String line(PatternDefinition pattern) {
        Description description = pattern.description();
        return "%-28s v%-3d %-7s %-11s %-9s %s"
                .formatted(
                        pattern.name(),
                        pattern.version(),
                        description.status().wireName(),
                        stage(pattern),
                        description.severity().wireName(),
                        description.about());
    }

    private static String stage(PatternDefinition pattern) {
        Stage stage = pattern.description().stage();
        return stage == null ? "any" : stage.name().toLowerCase(Locale.ROOT);
    }

    /** Adds the patterns of the paths that can be read; what is wrong with the others is said. */
    private static boolean read(List<Path> paths, List<PatternDefinition> patterns, PrintWriter err) {
        boolean sound = true;
        for (Path path : paths) {
            try {
                patterns.addAll(PatternFiles.read(path));
            } catch (ProblemException wrong) {
                wrong.problems().forEach(err::println);
                sound = false;
            }
        }
        return sound;
    }

    private static String indented(String lines) {
        return lines.indent(2).stripTrailing();
    }
}
