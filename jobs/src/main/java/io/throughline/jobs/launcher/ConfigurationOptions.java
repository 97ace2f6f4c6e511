package io.throughline.jobs.launcher;

import io.throughline.jobs.configuration.Configuration;
import io.throughline.jobs.configuration.ConfigurationFile;
import io.throughline.jobs.deployment.Deployment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command finds its configuration and its output folder. */
final class ConfigurationOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Output folder: warehouse, exports, report, summary. Default: ./throughline-out")
    private Path out = Path.of("throughline-out");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "throughline.yaml of a deployment. Without it all is embedded below --out.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Sets one key of the configuration, for example event_time.disorder=30s; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    Path out() {
        return out.toAbsolutePath().normalize();
    }

    /** The output folder as the user gave it. */
    Path outAsGiven() {
        return out;
    }

    /** The deployment, where {@code flags} say what flags of their own say, before {@code --set}. */
    Deployment deployment(List<String> flags) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(overrides);
        Configuration configuration = ConfigurationFile.read(config, all, out());
        return new Deployment(configuration, out().resolve("keys"));
    }
}
