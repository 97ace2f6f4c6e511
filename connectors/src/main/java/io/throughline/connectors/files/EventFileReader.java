package io.throughline.connectors.files;

import io.throughline.connectors.formats.RawRecord;
import io.throughline.connectors.formats.RecordReader;
import io.throughline.domain.event.Parsed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.jspecify.annotations.Nullable;

/**
 * The events of one file.
 *
 * <p>Empty lines are no records. Where the file cannot be read on, for example in broken gzip, its last event is a
 * failure that says so, at the line where it broke.
 */
final class EventFileReader implements BulkFormat.Reader<Parsed> {

    private static final int BATCH = 500;
    private static final int MOST_LINES = 100;

    private final RawFile file;
    private final String name;
    private final Instant changed;
    private final Queue<Parsed> pending = new ArrayDeque<>();
    private RecordReader reader;
    private final Queue<byte[]> ahead = new ArrayDeque<>();
    private @Nullable RawLines lines;
    private long line;
    private int headerLeft;
    private long handedOut;
    private boolean ended;

    EventFileReader(RawFile file, String name, Instant changed, RecordReader reader) {
        this.file = file;
        this.name = name;
        this.changed = changed;
        this.reader = reader;
    }

    /** Passes over {@code count} events. */
    void skip(long count) {
        while (handedOut < count && fill()) {
            pending.remove();
            handedOut++;
        }
    }

    /** The next event; null after the last. */
    @Nullable
    Parsed next() {
        if (!fill()) {
            return null;
        }
        handedOut++;
        return pending.remove();
    }

    @Override
    public BulkFormat.@Nullable RecordIterator<Parsed> readBatch() {
        long before = handedOut;
        List<Parsed> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && fill()) {
            batch.add(pending.remove());
            handedOut++;
        }
        return batch.isEmpty()
                ? null
                : new IteratorResultIterator<>(batch.iterator(), CheckpointedPosition.NO_OFFSET, before);
    }

    /** Whether there is a pending event, after reading on for one. */
    private boolean fill() {
        while (pending.isEmpty() && !ended) {
            try {
                readLine();
            } catch (IOException broken) {
                ended = true;
                pending.add(reader.unreadable(
                        "unreadable_file",
                        "the file cannot be read on after line " + line + " ("
                                + broken.getClass().getSimpleName() + ")",
                        ref(line + 1)));
            }
        }
        return !pending.isEmpty();
    }

    private void readLine() throws IOException {
        byte[] bytes = nextLine();
        if (bytes == null) {
            ended = true;
            return;
        }
        line++;
        String ref = ref(line);
        boolean first = line == 1;
        byte[] record = whole(bytes);
        RecordReader named = first ? reader.afterHeader(record).orElse(null) : null;
        if (named != null) {
            reader = named;
            headerLeft = reader.headerLines() - 1;
        } else if (headerLeft > 0) {
            headerLeft--;
        } else if (record.length > 0) {
            reader.read(new RawRecord(record, null, changed, Map.of(), ref), pending::add);
        }
    }

    private byte @Nullable [] nextLine() throws IOException {
        if (!ahead.isEmpty()) {
            return ahead.remove();
        }
        if (lines == null) {
            lines = file.records();
        }
        return lines.next();
    }

    /**
     * A record with the lines that it goes on in, as one with a line break in a quoted cell does; the first line alone
     * if none of the next ends it, so that a stray quote costs one record and not those after it.
     */
    private byte[] whole(byte[] first) throws IOException {
        if (!reader.goesOn(first)) {
            return first;
        }
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(first);
        List<byte[]> taken = new ArrayList<>();
        while (taken.size() < MOST_LINES) {
            byte[] next = nextLine();
            if (next == null) {
                break;
            }
            taken.add(next);
            record.write('\n');
            record.writeBytes(next);
            if (reader.goesOn(next)) {
                line += taken.size();
                return record.toByteArray();
            }
        }
        taken.addAll(ahead);
        ahead.clear();
        ahead.addAll(taken);
        return first;
    }

    private String ref(long line) {
        return name + "#" + line;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
