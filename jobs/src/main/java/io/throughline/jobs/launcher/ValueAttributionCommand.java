package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.AttributionDocument;
import io.throughline.jobs.analysis.PathsFile;
import io.throughline.value.attribution.Attribution;
import io.throughline.value.attribution.AttributionRule;
import io.throughline.value.attribution.ChannelCredit;
import io.throughline.value.attribution.ChannelPath;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Attribution from a file of paths. */
@Command(
        name = "attribution",
        mixinStandardHelpOptions = true,
        header = "Shares conversions and value among the channels on the paths before them.",
        description = {
            "",
            "Reads CSV (plain or gzip) with a header line and one path in each row, its touches separated by >. Markov",
            "attribution is solved exactly and needs paths that did not convert. Conversions with an empty path go to",
            "(unattributed). No rule proves a cause: they describe the paths.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  throughline value attribution --paths paths.csv.gz --rule markov --lifetime-value clv --json"
        })
final class ValueAttributionCommand implements Callable<Integer> {

    @Option(names = "--paths", required = true, paramLabel = "FILE", description = "CSV file, one path a row.")
    private Path paths = Path.of("");

    @Option(names = "--path", paramLabel = "COL", description = "Column with the touches. Default: path.")
    private String path = "path";

    @Option(
            names = "--conversions",
            paramLabel = "COL",
            description = "Column with the journeys that converted. Default: total_conversions.")
    private String conversions = "total_conversions";

    @Option(
            names = "--value",
            paramLabel = "COL",
            description = "Column with their revenue. Default: total_conversion_value.")
    private String value = "total_conversion_value";

    @Option(
            names = "--nulls",
            paramLabel = "COL",
            description = "Column with the journeys that did not convert. Default: total_null.")
    private String nulls = "total_null";

    @Option(
            names = "--lifetime-value",
            paramLabel = "COL",
            description = "Column with the lifetime value of the customers who were won, shared as well.")
    private @Nullable String lifetimeValue;

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            description = "first, last, linear or markov (order 1); may be repeated. Default: all of them.")
    private Set<Rule> rules = new LinkedHashSet<>();

    @Option(names = "--json", description = "Prints one JSON document, full precision.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The rules by their names on the command line. */
    private enum Rule {
        FIRST(AttributionRule.firstTouch()),
        LAST(AttributionRule.lastTouch()),
        LINEAR(AttributionRule.linear()),
        MARKOV(AttributionRule.markov());

        private final AttributionRule rule;

        Rule(AttributionRule rule) {
            this.rule = rule;
        }
    }

    @Override
    public Integer call() {
        List<ChannelPath> read = new PathsFile(paths, path, conversions, value, nulls, lifetimeValue).read();
        List<AttributionRule> chosen = rules.isEmpty()
                ? AttributionRule.all()
                : rules.stream().map(each -> each.rule).toList();
        if (chosen.contains(Rule.MARKOV.rule) && read.stream().noneMatch(each -> each.nulls() > 0)) {
            spec.commandLine()
                    .getErr()
                    .println("No path went without a conversion: removal effects of the Markov chain mean little.");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLines.line(new AttributionDocument(read, lifetimeValue != null).of(chosen)));
        } else {
            table(read, chosen).forEach(out::println);
        }
        return 0;
    }

    /** Conversions and revenue by channel, a pair of columns for each rule. */
    private static List<String> table(List<ChannelPath> paths, List<AttributionRule> rules) {
        List<Attribution> all = rules.stream().map(rule -> rule.credit(paths)).toList();
        List<ChannelCredit> first = all.get(0).credits();
        int width = first.stream()
                .mapToInt(credit -> credit.channel().length())
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(padded("channel", width));
        all.forEach(each -> head.append(String.format(Locale.ROOT, "  %26s", each.rule())));
        lines.add(head.toString());
        for (int i = 0; i < first.size(); i++) {
            StringBuilder line = new StringBuilder(padded(first.get(i).channel(), width));
            for (Attribution each : all) {
                ChannelCredit credit = each.credits().get(i);
                line.append(String.format(Locale.ROOT, "  %,11.1f %,14.2f", credit.conversions(), credit.revenue()));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static String padded(String text, int width) {
        return String.format(Locale.ROOT, "%-" + Math.max(width, "channel".length()) + "s", text);
    }
}
