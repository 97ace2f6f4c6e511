package io.throughline.jobs.launcher;

import io.throughline.connectors.formats.Format;
import io.throughline.jobs.configuration.ArrivalTime;
import io.throughline.jobs.configuration.Configuration;
import io.throughline.jobs.configuration.SourceConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a run reads, and how. */
final class InputOptions {

    @Option(
            names = {"-i", "--input"},
            paramLabel = "PATH",
            arity = "1..*",
            description = "Files, folders or globs with raw records, plain or gzip; may be repeated.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "NAME|FILE",
            description = "Their format: a shipped name (see: formats list) or a format file.")
    private @Nullable String format;

    @Option(
            names = "--source",
            paramLabel = "NAME",
            description = "Name of the source in events and tables. Default: the format's name.")
    private @Nullable String source;

    @Option(
            names = "--received-at",
            paramLabel = "TIME",
            description = "Arrival time of records that carry none: record, file-mtime, event-time or an instant."
                    + " Default: event-time.")
    private @Nullable String receivedAt;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "batch or streaming: the same results, by the other way. Default: batch.")
    private RuntimeExecutionMode mode = RuntimeExecutionMode.BATCH;

    @Option(
            names = {"-p", "--parallelism"},
            paramLabel = "N",
            description = "Subtasks of every operator, 1 to 720. Default: 1.")
    private @Nullable Integer parallelism;

    @Option(
            names = "--append",
            description = "Keep what earlier runs left in --out and add to it. Without it a run starts anew.")
    private boolean append;

    RuntimeExecutionMode mode() {
        if (mode == RuntimeExecutionMode.AUTOMATIC) {
            throw new WrongUse("--mode must be batch or streaming, but was automatic");
        }
        return mode;
    }

    boolean append() {
        return append;
    }

    /** These flags as overrides of the configuration. */
    List<String> overrides() {
        List<String> overrides = new ArrayList<>();
        if (parallelism != null) {
            overrides.add("parallelism=" + parallelism);
        }
        if (!inputs.isEmpty()) {
            overrides.add("sources=[" + entry() + "]");
        } else if (format != null || source != null || receivedAt != null) {
            throw new WrongUse(
                    "--format, --source and --received-at describe --input, but there is none:" + " give --input PATH");
        }
        return overrides;
    }

    /** Says how to give something to read, where neither flags nor configuration do. */
    static void needed(Configuration configuration) {
        List<SourceConfiguration> sources = configuration.sources();
        if (sources.isEmpty()) {
            throw new WrongUse("nothing to read: give --input PATH and --format NAME, or sources in --config;"
                    + " shipped formats are "
                    + String.join(
                            ", ", Format.allShipped().stream().map(Format::name).toList()));
        }
        sources.stream().filter(each -> each.topic() != null).findFirst().ifPresent(topic -> {
            throw new WrongUse("source " + topic.name() + " is a topic, and this command reads files:"
                    + " give --input PATH, or submit the job to a cluster");
        });
    }

    private String entry() {
        if (format == null) {
            throw new WrongUse("--input needs --format NAME|FILE; shipped are "
                    + String.join(
                            ", ", Format.allShipped().stream().map(Format::name).toList()));
        }
        String name = Format.named(format).name();
        List<String> keys = new ArrayList<>();
        keys.add("name: " + quoted(source == null ? name : source));
        keys.add("kind: live");
        keys.add("format: " + quoted(format));
        keys.add("path: ["
                + String.join(", ", inputs.stream().map(InputOptions::quoted).toList()) + "]");
        if (receivedAt != null) {
            if (ArrivalTime.parse(receivedAt).isEmpty()) {
                throw new WrongUse("--received-at must be " + ArrivalTime.EXPECTED + ", but was " + receivedAt);
            }
            keys.add("received_at: " + quoted(receivedAt));
        }
        return "{ " + String.join(", ", keys) + " }";
    }

    /** A text in single quotes, as YAML reads it. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
