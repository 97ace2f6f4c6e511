package io.throughline.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a synthetic company: what its systems sent, what they know besides, and the truth beside them. */
public final class Simulation {

    private final World world;
    private final Path folder;

    /** @param folder where it is written; what it holds of an earlier company is replaced */
    public Simulation(Company company, Path folder) {
        this.world = World.of(company);
        this.folder = folder;
    }

    /**
     * Lives through the days with data and writes {@code throughline.yaml}, {@code raw/} and {@code reference/}.
     *
     * @return what each source's file holds
     */
    public List<SourceCounts> writeEvents() throws IOException {
        BusinessCalendar calendar = world.calendar();
        List<CustomerLife> lives = new ArrayList<>();
        try (RawFiles files = new RawFiles(world.company(), calendar, folder)) {
            Happening log = new Happening(files);
            for (int i = 0; i < world.company().customers(); i++) {
                lives.add(new CustomerLife(world, Customer.of(world.company(), calendar, i), log));
            }
            for (int day = 0; day < calendar.days(); day++) {
                for (CustomerLife life : lives) {
                    life.advanceTo(calendar.midnight(day + 1));
                }
                files.close(day);
            }
            new ReferenceData(world, folder.resolve("reference")).write(lives);
            Files.writeString(folder.resolve("throughline.yaml"), ConfigurationText.of(Source.values()));
            return files.counts();
        }
    }

    /** Lives on for a year, and again with each friction and each channel switched off, and writes {@code truth/}. */
    public void writeTruth() throws IOException {
        Path truth = folder.resolve("truth");
        long end = world.company().asOf().toEpochMilli() + 365 * CustomerLife.DAY + 1;
        FrictionTruth frictions = new FrictionTruth(world);
        ChannelTruth channels = new ChannelTruth(world);
        try (Csv csv = Csv.create(truth.resolve("customers.csv"), CustomerTruth.COLUMNS)) {
            CustomerTruth customers = new CustomerTruth(world, csv);
            for (int i = 0; i < world.company().customers(); i++) {
                Customer customer = Customer.of(world.company(), world.calendar(), i);
                CustomerLife life = new CustomerLife(world, customer, new Happening(Recorder.SILENT));
                life.advanceTo(end);
                customers.write(life);
                frictions.compare(life);
                channels.compare(life);
            }
        }
        frictions.write(truth.resolve("frictions.csv"));
        channels.write(truth.resolve("channels.csv"));
        incidents(truth.resolve("incidents.csv"));
        parameters(truth.resolve("world.json"));
    }

    private static void incidents(Path file) throws IOException {
        try (Csv csv = Csv.create(file, "name", "kind", "concerned", "channel", "starts_at", "ends_at")) {
            for (Incident incident : Incident.values()) {
                csv.row(
                        incident.wireName(),
                        incident.trouble() ? "incident" : "non_incident",
                        incident.concerned(),
                        incident.channel(),
                        incident.startsAt(),
                        incident.endsAt());
            }
        }
    }

    private void parameters(Path file) throws IOException {
        Company company = world.company();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(Files.newBufferedWriter(file)).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("customers", company.customers());
            json.writeNumberField("days", company.days());
            json.writeNumberField("seed", company.seed());
            json.writeNumberField("hidden_confounding", company.hiddenConfounding());
            json.writeStringField("time_zone", Company.ZONE.getId());
            json.writeStringField("reporting_currency", "EUR");
            json.writeStringField("starts_at", company.startsAt().toString());
            json.writeStringField("as_of", company.asOf().toString());
            json.writeStringField("ends_at", company.endsAt().toString());
            json.writeObjectFieldStart("frictions");
            for (FrictionKind kind : FrictionKind.values()) {
                json.writeObjectFieldStart(kind.pattern());
                json.writeNumberField("base_probability", kind.base());
                json.writeNumberField("drop_out_probability", kind.leaves());
                json.writeNumberField("needs_lost_for_60_days", kind.slows());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeObjectFieldStart("channels");
            for (MarketingChannel channel : MarketingChannel.values()) {
                json.writeObjectFieldStart(channel.wireName());
                json.writeNumberField("opens", channel.opens());
                json.writeNumberField("creates", channel.creates());
                json.writeNumberField("follows", channel.follows());
                json.writeNumberField("carries", channel.carries());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }
}
