package io.throughline.simulator;

/** The configuration that reads the company's raw files; its paths are relative to itself. */
final class ConfigurationText {

    private ConfigurationText() {}

    static String of(Source... sources) {
        StringBuilder text = new StringBuilder("""
                # A synthetic company: throughline friction --config throughline.yaml reads all that its systems sent.
                # Paths are relative to this file.

                environment: synthetic
                time_zone: %s

                sources:
                """.formatted(Company.ZONE));
        for (Source source : sources) {
            text.append("  - { name: ").append(source.sourceName());
            text.append(", kind: ").append(source.live() ? "live" : "batch");
            text.append(", format: ").append(source.format());
            text.append(", path: ").append(source.path()).append(" }\n");
        }
        return text.append("""

                event_time:
                  disorder: 5s

                # So few customers make few matches in half an hour.
                alerts:
                  rules:
                    - { name: friction-spike, pattern: "*", matches: 5, window: 1h, resolve_after: 1h }

                reference:
                  exchange_rates: reference/exchange_rates.csv
                  campaign_spend: reference/campaign_spend.csv
                """).toString();
    }
}
