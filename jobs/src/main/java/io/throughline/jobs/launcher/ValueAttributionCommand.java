package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.AttributionDocument;
import io.throughline.jobs.analysis.ChannelOverview;
import io.throughline.jobs.analysis.MeasureNames;
import io.throughline.jobs.analysis.PathsFile;
import io.throughline.jobs.analysis.RowsFile;
import io.throughline.jobs.analysis.ShapleyDocument;
import io.throughline.jobs.launcher.RuleOptions.Rule;
import io.throughline.value.attribution.AttributionRule;
import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.Journey;
import io.throughline.value.attribution.MarkovChain;
import io.throughline.value.attribution.PathTransform;
import io.throughline.value.attribution.Touch;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Attribution from a file of paths, or from touches and conversions. */
@Command(
        name = "attribution",
        mixinStandardHelpOptions = true,
        header = "Shares conversions and value among the channels that led to them.",
        description = {
            "",
            "Reads CSV (plain or gzip) with a header line: either one path in each row, its touches separated by >, or touches",
            "and conversions, from which it makes the paths. Markov chains are solved exactly and need paths that did not",
            "convert. Conversions without a touch go to (unattributed). No rule proves a cause: they describe the paths.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline value attribution --paths paths.csv.gz --rule markov,shapley --order auto --json",
            "  throughline value attribution --touches touches.csv --conversions orders.csv --customers values.csv \\",
            "                                --spend spend.csv --lookback 30 --channel-overview channels.csv"
        })
final class ValueAttributionCommand implements Callable<Integer> {

    @Option(names = "--paths", paramLabel = "FILE", description = "CSV file, one path a row.")
    private @Nullable Path paths;

    @Option(
            names = "--conversions",
            paramLabel = "COL|FILE",
            description = "With --paths, the column with the journeys that converted (default: total_conversions); with"
                    + " --touches, the CSV file of conversions.")
    private String conversions = "";

    @Option(names = "--path", paramLabel = "COL", description = "Column with the touches. Default: path.")
    private String path = "path";

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

    @Mixin
    private JourneyOptions journeyOptions = new JourneyOptions();

    @Mixin
    private RuleOptions ruleOptions = new RuleOptions();

    @Mixin
    private OverviewOptions overview = new OverviewOptions();

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            description = "Adds intervals of 95 %% by a bootstrap of so many replicates, 20 or more.")
    private int bootstrap;

    @Option(names = "--seed", paramLabel = "S", description = "Of the bootstrap. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--json", description = "Prints one JSON document, full precision.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if ((paths != null) == journeyOptions.isGiven() || (journeyOptions.isGiven() && conversions.isEmpty())) {
            throw new WrongUse("give either --paths FILE, or --touches FILE with --conversions FILE");
        }
        Set<Rule> chosen = ruleOptions.chosen(journeyOptions.isGiven());
        PathTransform transform = ruleOptions.transform();
        Map<String, Object> document = new LinkedHashMap<>();
        List<ChannelPath> read;
        AttributionDocument parts;
        ChannelOverview tables = null;
        if (paths != null) {
            read = new PathsFile(
                            paths,
                            path,
                            conversions.isEmpty() ? "total_conversions" : conversions,
                            value,
                            nulls,
                            lifetimeValue)
                    .read().stream().map(transform::of).toList();
            parts = new AttributionDocument(read, MeasureNames.ofPaths(value, lifetimeValue));
            document.putAll(parts.sizes());
            if (!ruleOptions.heuristics(chosen).isEmpty()) {
                document.put("heuristics", parts.heuristics(ruleOptions.heuristics(chosen)));
            }
        } else {
            List<Journey> journeys = journeyOptions.journeys(Path.of(conversions));
            tables = new ChannelOverview(journeys, journeyOptions.spend(), transform, overview.valueMonths());
            read = journeys.stream()
                    .map(journey -> transform.of(journey.path(Touch::channel)))
                    .toList();
            parts = new AttributionDocument(read, MeasureNames.ofTouches());
            document.put("totals", ChannelOverview.totals(journeys));
        }
        List<AttributionRule> rules = new ArrayList<>(ruleOptions.heuristics(chosen));
        addModels(document, parts, chosen, rules);
        if (tables != null) {
            addTables(document, tables, ruleOptions.heuristics(chosen), rules);
        }
        if (bootstrap > 0) {
            document.put("intervals", parts.intervals(rules, bootstrap, seed));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonLines.line(document));
        } else {
            new AttributionSummary(read, rules).lines().forEach(out::println);
        }
        return 0;
    }

    private void addModels(
            Map<String, Object> document, AttributionDocument parts, Set<Rule> chosen, List<AttributionRule> rules) {
        List<ChannelPath> read = parts.paths();
        if (chosen.contains(Rule.MARKOV)) {
            if (read.stream().noneMatch(each -> each.nulls() > 0)) {
                spec.commandLine()
                        .getErr()
                        .println("No path went without a conversion: removal effects of the Markov chain mean little.");
            }
            Set<Integer> orders = ruleOptions.orders(read);
            orders.forEach(order -> rules.add(AttributionRule.markov(order)));
            document.put(
                    "markov",
                    parts.markov(orders.stream()
                            .map(order -> MarkovChain.of(read, order))
                            .toList()));
        }
        if (chosen.contains(Rule.SHAPLEY)) {
            rules.add(AttributionRule.shapley());
            document.put(
                    "shapley",
                    paths != null
                            ? ShapleyDocument.ofPaths(read, parts.names())
                            : ShapleyDocument.ofTouches(read, parts.names()));
        }
        if (chosen.contains(Rule.SHAPLEY_ORDERED)) {
            document.put("shapley_ordered", ShapleyDocument.ordered(read, parts.names()));
        }
    }

    private void addTables(
            Map<String, Object> document,
            ChannelOverview tables,
            List<AttributionRule> heuristics,
            List<AttributionRule> rules) {
        List<Map<String, @Nullable Object>> channels = tables.channels(rules);
        List<Map<String, @Nullable Object>> campaigns = tables.campaigns(heuristics);
        if (!heuristics.isEmpty()) {
            document.put("channel_overview", channels);
            document.put("campaign_overview", campaigns);
        }
        write(overview.channels(), channels);
        write(overview.campaigns(), campaigns);
        write(overview.pathSummary(), tables.paths());
        write(overview.conversions(), tables.conversions());
    }

    private static void write(@Nullable Path file, List<Map<String, @Nullable Object>> rows) {
        if (file != null) {
            RowsFile.write(
                    file, rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).keySet()), rows);
        }
    }
}
