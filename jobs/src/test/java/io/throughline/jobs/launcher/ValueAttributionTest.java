package io.throughline.jobs.launcher;

import static io.throughline.jobs.launcher.Expected.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code value attribution}: paths, or touches and conversions, in; one document, tables or a summary out. */
class ValueAttributionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void publishedPathsGetTheCreditsOfTheReference() throws IOException {
        for (String name : new String[] {"pathdata.csv.gz", "tiny.csv"}) {
            Path published = REFERENCE.resolve("attribution").resolve(name);
            if (Files.exists(published)) {
                Shell attribution = Shell.run(
                        "value",
                        "attribution",
                        "--paths",
                        published.toString(),
                        "--order",
                        name.startsWith("tiny") ? "1,2,3" : "1,2,3,4",
                        "--json");

                assertThat(attribution.code()).isZero();
                String expected = name.replaceFirst("\\..*", ".expected.json");
                Expected.assertEqual(attribution.out(), published.resolveSibling(expected), 1e-9);
            }
        }
    }

    @Test
    void publishedJourneysGiveTheTablesOfTheReference() throws IOException {
        Path published = REFERENCE.resolve("attribution");
        if (!Files.exists(published)) {
            return;
        }
        Shell attribution = Shell.run(
                "value",
                "attribution",
                "--touches",
                published.resolve("journeys_open.touches.csv.gz").toString(),
                "--conversions",
                published.resolve("journeys_open.conversions.csv").toString(),
                "--customers",
                published.resolve("journeys_open.customers.csv").toString(),
                "--spend",
                published.resolve("journeys_open.spend.csv").toString(),
                "--rule",
                "markov,shapley,first,last,last-non-direct,linear,position,time-decay",
                "--channel-overview",
                folder.resolve("channels.csv").toString(),
                "--campaign-overview",
                folder.resolve("campaigns.csv").toString(),
                "--path-summary",
                folder.resolve("paths.csv").toString(),
                "--paths-to-conversion",
                folder.resolve("conversions.csv").toString(),
                "--json");

        assertThat(attribution.err()).isEmpty();
        JsonNode document = JSON.readTree(attribution.out());
        JsonNode expected = JSON.readTree(
                published.resolve("journeys_open.expected_algorithmic.json").toFile());
        for (String part : List.of("totals", "markov", "shapley")) {
            Expected.walk("/" + part, document.get(part), expected.get(part), 1e-9);
        }
        assertHolds("channels.csv", published.resolve("journeys_open.expected_channel_overview.csv"), 2);
        assertHolds("campaigns.csv", published.resolve("journeys_open.expected_campaign_overview.csv"), 3);
        assertHolds("paths.csv", published.resolve("journeys_open.expected_path_summary.csv.gz"), 1);
        assertHolds("conversions.csv", published.resolve("journeys_open.expected_paths_to_conversion.csv.gz"), 1);
    }

    @Test
    void touchesAndConversionsBecomeCreditsBesideSpend() throws IOException {
        Path touches = Files.writeString(folder.resolve("touches.csv"), """
                who,at,channel,campaign
                c1,2026-03-01T10:00:00Z,Ads,spring
                c1,2026-03-02 10:00:00,Mail,
                c2,2026-03-05,Ads,spring
                """);
        Path conversions = Files.writeString(
                folder.resolve("conversions.csv"),
                "who,conversion_ts,revenue\nc1,2026-03-02T11:00:00Z,100\nc3,2026-03-09T00:00:00+02:00,50\n");
        Path spend = Files.writeString(folder.resolve("spend.csv"), "channel,spend\nAds,30\nAds,10\n");

        Shell attribution = Shell.run(
                "value",
                "attribution",
                "--touches",
                touches.toString(),
                "--conversions",
                conversions.toString(),
                "--spend",
                spend.toString(),
                "--customer",
                "who",
                "--touch-time",
                "at",
                "--rule",
                "linear",
                "--json");

        assertThat(attribution.err()).isEmpty();
        JsonNode document = JSON.readTree(attribution.out());
        assertThat(document.get("totals").toString())
                .isEqualTo("{\"conversions\":2,\"revenue\":150.0,\"residual_clv\":0.0,"
                        + "\"conversions_without_touch\":1,\"null_journeys\":1,\"journeys_with_conversion\":1}");
        JsonNode ads = document.at("/channel_overview/1");
        assertThat(ads.get("channel").textValue()).isEqualTo("Ads");
        assertThat(ads.get("roas").doubleValue()).isCloseTo(50 / 40.0, within(1e-12));
        assertThat(ads.get("cac").doubleValue()).isCloseTo(40 / 0.5, within(1e-12));
        assertThat(document.at("/campaign_overview/2/campaign").textValue()).isEqualTo("(none)");
    }

    @Test
    void aSummaryShowsCreditsByRuleAndBars() throws IOException {
        Path paths = Files.writeString(
                folder.resolve("paths.csv"),
                "path,total_conversions,total_conversion_value,total_null\nAds > Mail,4,10,3\nMail,1,5,0\n");

        Shell attribution = Shell.run(
                "value",
                "attribution",
                "--paths",
                paths.toString(),
                "--rule",
                "last,markov",
                "--order",
                "auto",
                "--transform",
                "exposure");

        assertThat(attribution.err()).isEmpty();
        assertThat(attribution.out()).contains("channel  last_touch  markov_2", "Conversions by markov_2", "████");
    }

    @Test
    void intervalsAreAddedWhenAskedFor() throws IOException {
        Path paths = Files.writeString(
                folder.resolve("paths.csv"),
                "path,total_conversions,total_conversion_value,total_null\nAds > Mail,40,100,30\nMail,10,50,0\n");

        Shell attribution = Shell.run(
                "value", "attribution", "--paths", paths.toString(), "--rule", "last", "--bootstrap", "50", "--json");

        JsonNode row = JSON.readTree(attribution.out()).at("/intervals/last_touch/1");
        assertThat(row.get("attributed_conversions").doubleValue()).isEqualTo(50);
        assertThat(row.get("attributed_conversions_low").doubleValue()).isBetween(30.0, 50.0);
        assertThat(row.get("attributed_conversions_high").doubleValue()).isBetween(50.0, 70.0);
    }

    @Test
    void wrongUseEndsWithTwoAndABadRowWithOne() throws IOException {
        Path paths = Files.writeString(
                folder.resolve("paths.csv"),
                "path,total_conversions,total_conversion_value,total_null\nAds > > Mail,1,-1,0\n");
        String file = paths.toString();

        assertThat(Shell.run("value", "attribution").err()).contains("give either --paths FILE, or --touches FILE");
        assertThat(Shell.run("value", "attribution", "--paths", file, "--rule", "best")
                        .err())
                .contains("--rule must be one of [first, last, last-non-direct");
        assertThat(Shell.run("value", "attribution", "--paths", file, "--rule", "time-decay")
                        .err())
                .contains("time-decay needs the times of touches");
        assertThat(Shell.run("value", "attribution", "--paths", file, "--transform", "x")
                        .err())
                .contains("--transform must be exposure");
        Shell bad = Shell.run("value", "attribution", "--paths", file);
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.err())
                .contains("row 2, column total_conversion_value: found '-1', expected a number of 0 or more");
    }

    @Test
    void pathsAreReadFromGzipWithColumnsOfAnyName() throws IOException {
        Path paths = folder.resolve("paths.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(paths))) {
            out.write("\uFEFFway,won,money,lost,clv\n\"Ads > Mail, weekly\",2,10,3,40\n,1,5,0,9\n".getBytes("UTF-8"));
        }

        Shell attribution = Shell.run(
                "value",
                "attribution",
                "--paths",
                paths.toString(),
                "--path",
                "way",
                "--conversions",
                "won",
                "--value",
                "money",
                "--nulls",
                "lost",
                "--lifetime-value",
                "clv",
                "--rule",
                "last",
                "--json");

        assertThat(attribution.err()).isEmpty();
        JsonNode rows = JSON.readTree(attribution.out()).at("/heuristics/last_touch");
        assertThat(rows.get(0).toString())
                .isEqualTo("{\"channel\":\"(unattributed)\",\"attributed_conversions\":1.0,"
                        + "\"attributed_value\":5.0,\"attributed_lifetime_value\":9.0}");
        assertThat(rows.get(2).get("channel").textValue()).isEqualTo("Mail, weekly");
        assertThat(rows.get(2).get("attributed_lifetime_value").doubleValue()).isEqualTo(40);
    }

    /** Each row of the reference is one of the file, told by its first columns. */
    private void assertHolds(String file, Path reference, int keys) throws IOException {
        List<String> written = Files.readAllLines(folder.resolve(file));
        List<String> columns = List.of(written.get(0).split(","));
        List<String> expected;
        if (reference.toString().endsWith(".gz")) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(reference)), "UTF-8"))) {
                expected = lines.lines().toList();
            }
        } else {
            expected = Files.readAllLines(reference);
        }
        java.util.Map<String, String[]> rows = new java.util.HashMap<>();
        for (String line : written) {
            String[] cells = line.split(",", -1);
            rows.put(String.join(",", java.util.Arrays.copyOf(cells, keys)), cells);
        }
        String[] head = expected.get(0).split(",");
        for (String line : expected.subList(1, expected.size())) {
            String[] cells = line.split(",", -1);
            String[] row = rows.get(String.join(",", java.util.Arrays.copyOf(cells, keys)));
            assertThat(row).as(line).isNotNull();
            for (int i = 0; i < cells.length; i++) {
                String found = row[columns.indexOf(head[i])];
                if (cells[i].matches("-?[0-9.]+(e-?[0-9]+)?")) {
                    double number = Double.parseDouble(cells[i]);
                    assertThat(Double.parseDouble(found))
                            .as("%s of %s", head[i], line)
                            .isCloseTo(number, within(1e-9 + 1e-9 * Math.abs(number)));
                } else {
                    assertThat(found).as("%s of %s", head[i], line).isEqualToIgnoringCase(cells[i]);
                }
            }
        }
    }
}
