package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.connectors.formats.RawRecord;
import io.throughline.connectors.formats.RecordReader;
import io.throughline.domain.event.CustomerEvent;
import io.throughline.domain.event.EventTimeQuality;
import io.throughline.domain.event.Parsed;
import io.throughline.jobs.configuration.ConfigurationFile;
import io.throughline.jobs.configuration.SourceConfiguration;
import io.throughline.jobs.deployment.Deployment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the simulator writes is what the shipped formats read: nothing fails but what is planted. */
class SimulateTest {

    @TempDir
    Path folder;

    @Test
    void theShippedFormatsReadAllButTheBrokenRecords() throws Exception {
        Path company = folder.resolve("company");
        Shell said = Shell.run("simulate", "--customers", "120", "--days", "200", "--out", company.toString());
        assertThat(said.code()).isZero();

        Deployment deployment = new Deployment(
                ConfigurationFile.read(company.resolve("throughline.yaml"), List.of(), folder), folder.resolve("keys"));
        assertThat(deployment.configuration().sources()).hasSize(7);
        assertThat(deployment.configuration().reference().exchangeRates())
                .isEqualTo(company.resolve("reference/exchange_rates.csv"))
                .exists();
        for (SourceConfiguration source : deployment.configuration().sources()) {
            List<CustomerEvent> events = new ArrayList<>();
            int failed = 0;
            for (Parsed parsed :
                    read(deployment.reader(source), Path.of(source.paths().get(0)))) {
                if (parsed.event() == null) {
                    failed++;
                } else {
                    events.add(parsed.event());
                }
            }
            Set<String> ids = new HashSet<>();
            events.forEach(event -> ids.add(event.identity().eventId()));

            assertThat(said.err())
                    .contains("  " + source.name() + ": " + Numbers.count(ids.size(), "event") + ", "
                            + Numbers.count(events.size() - ids.size(), "duplicate") + ", " + failed + " broken");
            assertThat(events).allSatisfy(event -> {
                assertThat(event.time().quality()).isEqualTo(EventTimeQuality.OK);
                assertThat(event.trust().qualityFlags()).isEmpty();
                assertThat(event.what().eventType()).isNotEqualTo("other");
                assertThat(event.who().profileId()).isNotNull();
            });
        }
    }

    @Test
    void aCompanyThatCannotBeIsRefused() {
        Shell refused = Shell.run("simulate", "--days", "30", "--out", folder.toString());

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("days must be 200 to 1000, but was 30");
    }

    private static List<Parsed> read(RecordReader reader, Path file) throws Exception {
        List<Parsed> read = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            reader.read(
                    new RawRecord(line.getBytes(StandardCharsets.UTF_8), null, Instant.EPOCH, Map.of(), "r"),
                    read::add);
        }
        return read;
    }
}
