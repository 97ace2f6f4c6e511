package io.throughline.simulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Records all that happens in the raw files of its sources, with the delays and the losses of the way there. */
final class RawFiles implements Recorder, Closeable {

    private static final long FASTEST = 40;
    private static final long EXPORT_AT = 2 * CustomerLife.HOUR;

    private final BusinessCalendar calendar;
    private final Draws draws;
    private final long firstId;
    private final List<SourceFile> files = new ArrayList<>();
    private long records;

    RawFiles(Company company, BusinessCalendar calendar, Path folder) throws IOException {
        this.calendar = calendar;
        this.draws = Draws.of(company.seed(), -1);
        this.firstId = draws.bits(Purpose.ARRIVAL, -1);
        for (Source source : Source.values()) {
            files.add(new SourceFile(source, calendar, Draws.of(company.seed(), -2 - source.ordinal()), folder));
        }
    }

    @Override
    public void record(Happening happening) {
        long arrival = arrival(happening, records++);
        boolean lost = happening.source == Source.WEB && Incident.SOURCE_STOPS.covers(arrival);
        if (!lost && happening.at >= calendar.midnight(0)) {
            try {
                files.get(happening.source.ordinal()).add(happening, arrival, firstId + records);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All that arrives on {@code day} has happened. */
    void close(int day) throws IOException {
        for (SourceFile file : files) {
            file.close(day);
        }
    }

    List<SourceCounts> counts() {
        return files.stream().map(SourceFile::counts).toList();
    }

    @Override
    public void close() throws IOException {
        for (SourceFile file : files) {
            file.close();
        }
    }

    private long arrival(Happening happening, long record) {
        if (!happening.source.live()) {
            return calendar.at(calendar.day(happening.at) + 1, EXPORT_AT);
        }
        double slow = draws.uniform(Purpose.ARRIVAL, record);
        slow *= slow;
        return happening.at + FASTEST + (long) ((happening.source.slowestMillis() - FASTEST) * slow * slow * slow);
    }
}
