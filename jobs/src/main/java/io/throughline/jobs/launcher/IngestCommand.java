package io.throughline.jobs.launcher;

import io.throughline.domain.event.JourneyRecord;
import io.throughline.jobs.deployment.Deployment;
import io.throughline.jobs.embedded.EmbeddedRun;
import io.throughline.jobs.ingest.IngestCounts;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.datastream.DataStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Raw records in, canonical events in the lakehouse. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        header = "Turns raw records into canonical events in the lakehouse.",
        description = {
            "",
            "Reads raw records of any format, removes duplicates, joins visitors with the customers they say they are,",
            "and writes the tables events and failed_events. What cannot be read is kept whole, encrypted, with its"
                    + " reason.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline ingest --input exports/ --format segment",
            "  throughline ingest --input 'logs/*.tsv.gz' --format snowplow-enriched --json > events.jsonl"
        })
final class IngestCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--json", description = "Prints the canonical events, one JSON object a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Deployment deployment = configuration.deployment(input.overrides());
        InputOptions.needed(deployment.configuration());
        OutputFolder out = new OutputFolder(configuration.out());
        out.prepare(deployment, input.append(), err);
        long start = System.nanoTime();
        err.println("Reading …");
        EmbeddedRun run = new EmbeddedRun(deployment, input.mode());
        DataStream<JourneyRecord> journeys = run.ingest(run.files());
        if (json) {
            JsonLines.ofEvents(journeys, out.lines());
        }
        IngestCounts counts = IngestCounts.of(new RunningJob(run.start("throughline ingest"), err).await());
        out.printLines(spec.commandLine().getOut());
        IngestSummary summary = new IngestSummary(counts);
        Map<String, Object> said = new LinkedHashMap<>(Map.of("command", "ingest"));
        said.putAll(summary.values());
        SummaryFile.write(configuration.out(), said);
        summary.say(err, System.nanoTime() - start);
        err.println("Tables      " + configuration.outAsGiven().resolve("warehouse") + " (events, failed_events)");
        err.println("Next        throughline sql --out " + configuration.outAsGiven()
                + " \"SELECT event_type, count(*) AS events FROM events GROUP BY event_type\"");
        return 0;
    }
}
