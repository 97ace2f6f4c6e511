package io.throughline.jobs.launcher;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One endpoint in short form, in place of those of the configuration. */
final class WebhookOptions {

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "Sends alerts to this address. A private one needs --set webhooks.allow_networks=[CIDR].")
    private @Nullable String url;

    @Option(
            names = "--webhook-secret-env",
            paramLabel = "NAME",
            description = "Environment variable that holds its signing secret, whsec_…")
    private @Nullable String secretVariable;

    List<String> overrides() {
        if (url == null && secretVariable == null) {
            return List.of();
        }
        if (url == null || secretVariable == null) {
            throw new WrongUse("--webhook and --webhook-secret-env belong together: give both");
        }
        return List.of("webhooks.endpoints=[{ name: webhook, url: " + InputOptions.quoted(url) + ", secret: "
                + InputOptions.quoted("${env:" + secretVariable + "}") + " }]");
    }
}
