package io.throughline.jobs.launcher;

import io.throughline.connectors.collect.CollectEndpoint;
import io.throughline.connectors.collect.Collector;
import io.throughline.connectors.collect.FileLog;
import io.throughline.connectors.collect.SenderCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Webhooks and SDKs into files, for ever. */
@Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        header = "Receives webhooks and the requests of SDKs, and writes them to files that ingest reads.",
        description = {
            "",
            "Each endpoint is a path, /NAME and all below it, and a folder of the same name below --folder. CHECK says how a",
            "sender proves itself: none, write-key, segment, zendesk, intercom, twilio or standard-webhooks. The secret comes",
            "from the environment: THROUGHLINE_COLLECT_NAME, the name in capitals with _ for -.",
            "",
            "A request is answered with 200 once it is on the disk, so that nothing acknowledged is lost; 401 is a wrong",
            "signature, 413 too large, 429 too many, 503 come again. Speaks plain HTTP: put what ends TLS before it.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  throughline collect --endpoint web=write-key --endpoint support=zendesk",
            "  throughline ingest --input raw/web --format segment"
        })
final class CollectCommand implements Callable<Integer> {

    @Option(
            names = "--endpoint",
            paramLabel = "NAME=CHECK",
            required = true,
            description = "An endpoint and how its sender is checked; may be repeated.")
    private Map<String, String> endpoints = new LinkedHashMap<>();

    @Option(names = "--folder", paramLabel = "DIR", description = "Where files are written. Default: raw.")
    private Path folder = Path.of("raw");

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen at, 0 for any. Default: 8080.")
    private int port = 8080;

    @Option(names = "--bind", paramLabel = "HOST", description = "Address to listen at. Default: 127.0.0.1.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "What senders were told, without the endpoint's name; Twilio signs it.")
    private @Nullable String publicUrl;

    @Option(names = "--max-bytes", paramLabel = "N", description = "Of one body. Default: 500000.")
    private int maxBytes = 500_000;

    @Option(
            names = "--per-second",
            paramLabel = "N",
            description = "Requests a second at each endpoint, 0 for any number. Default: 500.")
    private double perSecond = 500;

    @Option(
            names = "--roll",
            paramLabel = "SECONDS",
            description = "How old a file may grow before ingest can see it. Default: 30.")
    private int roll = 30;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Map<String, SenderCheck> checks = new LinkedHashMap<>();
        endpoints.forEach((name, check) -> checks.put(name, check(name, check)));
        if (checks.containsValue(SenderCheck.TWILIO) && publicUrl == null) {
            throw new WrongUse("Twilio signs the URL that it sends to: give --public-url URL");
        }
        checks.forEach(CollectCommand::secret);
        List<CollectEndpoint> all = new ArrayList<>();
        checks.forEach((name, check) -> all.add(new CollectEndpoint(
                name,
                check,
                secret(name, check),
                perSecond,
                FileLog.in(folder.resolve(name), Duration.ofSeconds(roll), Clock.systemUTC()))));
        String url = publicUrl == null ? "" : publicUrl.replaceAll("/+$", "");
        Collector collector = Collector.start(
                all, new Collector.Settings(new InetSocketAddress(bind, port), url, maxBytes, Clock.systemUTC()));
        err.println(
                "Listening   http://" + bind + ":" + collector.port() + "/ for " + String.join(", ", checks.keySet()));
        err.println("Files       " + folder + "; Ctrl-C ends it");
        untilStopped(collector, err);
        return 0;
    }

    private static void untilStopped(Collector collector, PrintWriter err) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(collector, err), "stop-collecting"));
        never.await();
    }

    /** What was acknowledged is on the disk already; now its files get their names. */
    private static void close(Collector collector, PrintWriter err) {
        try {
            collector.close();
            err.println("Stopped; kept " + collector.kept() + ", refused " + collector.refused());
        } catch (IOException left) {
            err.println("Stopped; the last files are finished by the next start");
        }
    }

    private static SenderCheck check(String name, String check) {
        if (!name.matches("[a-z][a-z0-9-]{0,62}")) {
            throw new WrongUse("--endpoint " + name + ": a name has lower-case letters, digits and -");
        }
        for (SenderCheck known : SenderCheck.values()) {
            if (word(known).equals(check)) {
                return known;
            }
        }
        throw new WrongUse("--endpoint " + name + "=" + check + ": expected one of "
                + Arrays.stream(SenderCheck.values()).map(CollectCommand::word).collect(Collectors.joining(", ")));
    }

    private static String word(SenderCheck check) {
        return check.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String secret(String name, SenderCheck check) {
        if (check == SenderCheck.NONE) {
            return "";
        }
        String variable = "THROUGHLINE_COLLECT_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        String secret = System.getenv(variable);
        if (secret == null || secret.isBlank()) {
            throw new WrongUse("endpoint " + name + " needs the secret of its sender in " + variable);
        }
        return secret.strip();
    }
}
