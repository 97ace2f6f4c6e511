package io.throughline.simulator;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The raw records of one source, day after day, in the order of their arrival. */
final class SourceFile implements Closeable {

    private final Source source;
    private final BusinessCalendar calendar;
    private final RecordFormat format;
    private final Flaws flaws;
    private final OutputStream file;
    private final Map<Integer, DayOfRecords> days = new HashMap<>();

    private int closed;
    private long events;
    private long duplicates;
    private long broken;

    SourceFile(Source source, BusinessCalendar calendar, Draws draws, Path folder) throws IOException {
        this.source = source;
        this.calendar = calendar;
        this.flaws = new Flaws(draws);
        this.format = switch (source.format()) {
            case "segment" -> new SegmentRecords(source == Source.APP);
            case "snowplow-enriched" -> new SnowplowRecords();
            default -> new NativeRecords();
        };
        Path path = folder.resolve(source.path());
        Files.createDirectories(path.toAbsolutePath().getParent());
        this.file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 16);
    }

    /** Keeps a record until the day of its arrival is over; what arrives after the last day is not seen any more. */
    void add(Happening happening, long arrival, long id) throws IOException {
        int day = calendar.day(arrival);
        if (day < closed) {
            throw new IllegalStateException(
                    happening.type + " of day " + day + " came after " + closed + " days were over");
        }
        if (day < calendar.days()) {
            DayOfRecords records = days.computeIfAbsent(day, each -> new DayOfRecords(calendar.midnight(each)));
            format.write(happening, arrival, id, records.next());
            records.added(arrival);
        }
    }

    /** Writes what arrived on a day; nothing more arrives on it. */
    void close(int day) throws IOException {
        closed = day + 1;
        DayOfRecords records = days.remove(day);
        if (records != null) {
            records.forEach(this::write);
        }
    }

    private void write(byte[] bytes, int start, int length) throws IOException {
        Flaws.Fate fate = flaws.next();
        if (fate == Flaws.Fate.BROKEN_FIRST) {
            file.write(flaws.broken(source, bytes, start, length));
            file.write('\n');
            broken++;
        }
        for (int i = 0; i < (fate == Flaws.Fate.TWICE ? 2 : 1); i++) {
            file.write(bytes, start, length);
            file.write('\n');
        }
        duplicates += fate == Flaws.Fate.TWICE ? 1 : 0;
        events++;
    }

    SourceCounts counts() {
        return new SourceCounts(source.sourceName(), events, duplicates, broken);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
