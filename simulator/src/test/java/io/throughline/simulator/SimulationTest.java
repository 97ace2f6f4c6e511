package io.throughline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

    private static final Company COMPANY = new Company(150, 200, 7, 0);
    private static final Duration DISORDER = Duration.ofSeconds(5);
    private static final Pattern HAPPENED = Pattern.compile("\"(?:timestamp|event_time)\":\"([^\"]+)\"");
    private static final Pattern RECEIVED = Pattern.compile("\"(?:receivedAt|received_at)\":\"([^\"]+)\"");

    @TempDir
    static Path folder;

    @BeforeAll
    static void simulate() throws IOException {
        write(COMPANY, folder.resolve("first"));
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        write(COMPANY, folder.resolve("again"));

        assertThat(texts(folder.resolve("again"))).isEqualTo(texts(folder.resolve("first")));
    }

    @Test
    void anotherSeedGivesAnotherWorld() throws IOException {
        write(new Company(150, 200, 8, 0), folder.resolve("other"));
        Map<String, String> first = texts(folder.resolve("first"));
        Map<String, String> other = texts(folder.resolve("other"));

        assertThat(other).containsOnlyKeys(first.keySet());
        assertThat(Stream.of(Source.values()).map(Source::path))
                .allSatisfy(path -> assertThat(other.get(path)).isNotEqualTo(first.get(path)));
    }

    @Test
    void everySourceIsInOrderOfArrivalAndNoLaterThanTheDisorder() throws IOException {
        for (Source source :
                List.of(Source.WEB, Source.APP, Source.CARE, Source.CAMPAIGNS, Source.SOCIAL, Source.STORE)) {
            Instant latestArrival = Instant.MIN;
            Instant latestEvent = Instant.MIN;
            for (String record : lines(source)) {
                Instant happened = time(HAPPENED, record);
                Instant received = time(RECEIVED, record);
                if (happened != null && received != null) {
                    assertThat(received).isAfterOrEqualTo(latestArrival);
                    assertThat(received).isAfterOrEqualTo(happened).isBefore(COMPANY.endsAt());
                    assertThat(source.live() && happened.plus(DISORDER).isBefore(latestEvent))
                            .as("late: %s", record)
                            .isFalse();
                    latestArrival = received;
                    latestEvent = happened.isAfter(latestEvent) ? happened : latestEvent;
                }
            }
        }
    }

    @Test
    void theStoresSendTheirDayInTheNextNight() throws IOException {
        assertThat(lines(Source.STORE)).isNotEmpty().allSatisfy(record -> {
            Instant received = time(RECEIVED, record);
            if (received != null) {
                assertThat(received.atZone(Company.ZONE).getHour()).isEqualTo(2);
            }
        });
    }

    @Test
    void theShopIsSilentWhileItsSourceStops() throws IOException {
        assertThat(lines(Source.WEB).stream().map(record -> time(RECEIVED, record)))
                .allSatisfy(received -> assertThat(
                                received != null && Incident.SOURCE_STOPS.covers(received.toEpochMilli()))
                        .isFalse());
    }

    @Test
    void anIncidentMakesItsFrictionFrequent() throws IOException {
        Path big = folder.resolve("big");
        new Simulation(new Company(1500, 200, 3, 0), big).writeEvents();
        List<Instant> failures = new ArrayList<>();
        for (String record : Files.readAllLines(big.resolve(Source.WEB.path()))) {
            Instant happened = time(HAPPENED, record);
            if (happened != null && record.contains("\"Payment Failed\"") && !happened.isBefore(COMPANY.asOf())) {
                failures.add(happened);
            }
        }
        long during = failures.stream()
                .filter(at -> Incident.PAYMENT_OPTION_FAILS.covers(at.toEpochMilli()))
                .count();

        assertThat(during).isGreaterThan(failures.size() / 2).isGreaterThan(15);
    }

    @Test
    void sharesOfChannelsSumToOneAndTruthRanksOpenersFirst() throws IOException {
        List<String[]> rows = rows("channels.csv");

        assertThat(rows.stream().mapToDouble(row -> Double.parseDouble(row[4])).sum())
                .isCloseTo(1, within(1e-5));
        assertThat(rows.stream().mapToDouble(row -> Double.parseDouble(row[5])).sum())
                .isCloseTo(1, within(1e-5));
        Map<String, Double> shares = new HashMap<>();
        rows.forEach(row -> shares.put(row[0], Double.parseDouble(row[4])));
        assertThat(shares.get("paid_social")).isGreaterThan(shares.get("direct"));
    }

    @Test
    void theTruthKnowsEveryCustomerAndIncident() throws IOException {
        assertThat(rows("customers.csv")).hasSize(COMPANY.customers());
        assertThat(rows("frictions.csv")).extracting(row -> row[0]).contains("payment-failure", "queue-abandonment");
        assertThat(rows("incidents.csv"))
                .extracting(row -> row[0] + " " + row[1] + " " + row[4])
                .contains(
                        "payment_option_fails incident 2025-11-28T09:00:00Z",
                        "flash_sale non_incident 2025-11-27T23:00:00Z",
                        "clock_change non_incident 2025-10-25T22:00:00Z");
    }

    @Test
    void whatIsRecordedIsTheWorldThatTheTruthIsAbout() throws IOException {
        double inTruth = 0;
        World world = World.of(COMPANY);
        for (int i = 0; i < COMPANY.customers(); i++) {
            CustomerLife life =
                    new CustomerLife(world, Customer.of(COMPANY, world.calendar(), i), new Happening(Recorder.SILENT));
            life.advanceTo(COMPANY.asOf().toEpochMilli());
            inTruth += life.orders()
                    .count(COMPANY.startsAt().toEpochMilli(), COMPANY.asOf().toEpochMilli());
        }
        long recorded = 0;
        for (Source source : List.of(Source.WEB, Source.APP, Source.STORE)) {
            recorded += lines(source).stream()
                    .distinct()
                    .filter(record -> record.contains("\"Order Completed\"") || record.contains("\"order_completed\""))
                    .map(record -> time(HAPPENED, record))
                    .filter(at -> at != null && at.isBefore(COMPANY.asOf()))
                    .count();
        }

        assertThat((double) recorded).isCloseTo(inTruth, within(0.01 * inTruth + 3));
    }

    private static void write(Company company, Path out) throws IOException {
        Simulation simulation = new Simulation(company, out);
        simulation.writeEvents();
        simulation.writeTruth();
    }

    private static Map<String, String> texts(Path out) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(out.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }

    private static List<String> lines(Source source) throws IOException {
        return Files.readAllLines(folder.resolve("first").resolve(source.path()));
    }

    private static List<String[]> rows(String name) throws IOException {
        return Files.readAllLines(folder.resolve("first").resolve("truth").resolve(name)).stream()
                .skip(1)
                .map(row -> row.split(",", -1))
                .toList();
    }

    private static Instant time(Pattern pattern, String record) {
        Matcher matcher = pattern.matcher(record);
        return matcher.find() ? Instant.parse(matcher.group(1)) : null;
    }
}
