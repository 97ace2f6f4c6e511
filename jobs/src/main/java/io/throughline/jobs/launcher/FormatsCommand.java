package io.throughline.jobs.launcher;

import io.throughline.connectors.formats.Format;
import io.throughline.connectors.formats.FormatDraft;
import io.throughline.connectors.formats.FormatTestResult;
import io.throughline.connectors.formats.FormatTests;
import io.throughline.expressions.yaml.ProblemException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Formats as files: checked, tested, listed. */
@Command(
        name = "formats",
        mixinStandardHelpOptions = true,
        header = "Checks, tests and lists formats: files that say how raw records become events.",
        synopsisSubcommandLabel = "(check | test | list | show | draft)",
        footer = {
            "",
            "Examples:",
            "  throughline formats list",
            "  throughline formats show till-receipts > our-till.yaml",
            "  throughline formats draft --input sample.csv > our-till.yaml",
            "  throughline formats test our-till.yaml"
        })
final class FormatsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: check, test, list, show or draft");
    }

    @Command(name = "check", mixinStandardHelpOptions = true, header = "Reads format files and says what is wrong.")
    int check(
            @Parameters(paramLabel = "NAME|FILE", arity = "1..*", description = "Shipped names or format files.")
                    List<String> formats) {
        PrintWriter err = spec.commandLine().getErr();
        List<Format> good = readable(formats, err);
        good.forEach(format -> err.println("ok    " + format.name() + ": " + format.about()));
        return good.size() == formats.size() ? 0 : 1;
    }

    @Command(name = "test", mixinStandardHelpOptions = true, header = "Runs the tests that format files carry.")
    int test(
            @Parameters(
                            paramLabel = "NAME|FILE",
                            arity = "0..*",
                            description = "Shipped names or format files. Default: all shipped formats.")
                    List<String> formats,
            @Option(names = "--json", description = "Prints one JSON object for each test.") boolean json) {
        PrintWriter err = spec.commandLine().getErr();
        boolean all = formats == null || formats.isEmpty();
        List<Format> good = all ? Format.allShipped() : readable(formats, err);
        TestReport report = new TestReport(spec.commandLine().getOut(), err, json, "format");
        for (Format format : good) {
            for (FormatTestResult result : FormatTests.run(format)) {
                report.add(result.format(), result.test(), result.passed(), result.message());
            }
        }
        int unreadable = all ? 0 : formats.size() - good.size();
        return report.end() && unreadable == 0 ? 0 : 1;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, header = "Lists the formats that are shipped.")
    int list(
            @Option(names = "--json", description = "Prints one JSON object for each format.") boolean json,
            @Option(names = "--types", description = "Says which event types each feeds.") boolean types) {
        PrintWriter out = spec.commandLine().getOut();
        for (Format format : Format.allShipped()) {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("format", format.name());
            values.put("about", format.about());
            values.put("event_types", List.copyOf(format.eventTypes()));
            values.put("takes_any_type", format.takesAnyType());
            out.println(json ? JsonLines.line(values) : "%-20s %s".formatted(format.name(), format.about()));
            if (types && !json) {
                String own = format.takesAnyType() ? ", and any that records name themselves" : "";
                out.println("                     feeds " + String.join(", ", format.eventTypes()) + own);
            }
        }
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            header = "Prints the file of a shipped format, to begin one's own with.")
    int show(@Parameters(paramLabel = "NAME", description = "A shipped format.") String name) {
        spec.commandLine().getOut().print(Format.shipped(name).text());
        spec.commandLine().getOut().flush();
        return 0;
    }

    @Command(
            name = "draft",
            mixinStandardHelpOptions = true,
            header = "Writes a first format file for sample records: names are guessed, open questions are listed.")
    int draft(
            @Option(
                            names = {"-i", "--input"},
                            paramLabel = "FILE",
                            required = true,
                            description = "A sample: JSON records, one a line, or CSV or TSV with a header line.")
                    Path sample,
            @Option(names = "--name", paramLabel = "NAME", description = "Name of the format. Default: the file's.")
                    @Nullable
                    String name)
            throws IOException {
        String file = name == null ? sample.getFileName().toString() : name;
        spec.commandLine().getOut().print(FormatDraft.of(file, Files.readAllBytes(sample)));
        spec.commandLine().getOut().flush();
        return 0;
    }

    /** The formats that can be read; what is wrong with the others is said. */
    private static List<Format> readable(List<String> formats, PrintWriter err) {
        List<Format> good = new ArrayList<>();
        for (String format : formats) {
            try {
                good.add(Format.named(format));
            } catch (ProblemException wrong) {
                wrong.problems().forEach(err::println);
            }
        }
        return good;
    }
}
