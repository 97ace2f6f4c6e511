package io.throughline.connectors.files;

import io.throughline.connectors.formats.RecordReader;
import io.throughline.connectors.replay.Arrival;
import io.throughline.connectors.replay.Recording;
import io.throughline.domain.event.Parsed;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.flink.core.fs.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * Raw files as they came in: the records of all sources in one order of arrival, for a replay.
 *
 * <p>The records of a file stand in order of arrival, and so do the names of a source's files. A record that does not
 * say when it arrived, and one that could not be read, counts as arrived with the one before it.
 */
public final class ArrivingFiles implements Recording<Parsed> {

    private static final long serialVersionUID = 1L;
    private static final FileSystem LOCAL = FileSystem.getLocalFileSystem();

    private final List<Source> sources;

    public ArrivingFiles(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /**
     * The files of one source.
     *
     * @param inputs paths as a user gives them
     */
    public record Source(List<String> inputs, RecordReader reader) implements Serializable {}

    @Override
    public Instant startsAt() {
        return Instant.MIN;
    }

    @Override
    public Iterator<Arrival<Parsed>> open() {
        PriorityQueue<Arrivals> queue =
                new PriorityQueue<>(Comparator.comparing(Arrivals::at).thenComparing(arrivals -> arrivals.number));
        for (int i = 0; i < sources.size(); i++) {
            Arrivals arrivals = new Arrivals(i, sources.get(i));
            if (arrivals.hasNext()) {
                queue.add(arrivals);
            }
        }
        return new Merged(queue);
    }

    private record Merged(PriorityQueue<Arrivals> queue) implements Iterator<Arrival<Parsed>> {

        @Override
        public boolean hasNext() {
            return !queue.isEmpty();
        }

        @Override
        public Arrival<Parsed> next() {
            Arrivals first = queue.remove();
            Arrival<Parsed> next = first.next();
            if (first.hasNext()) {
                queue.add(first);
            }
            return next;
        }
    }

    /** The records of one source, one ahead. */
    private static final class Arrivals {

        private final int number;
        private final RecordReader reader;
        private final Iterator<URI> files;
        private @Nullable EventFileReader file;
        private @Nullable Parsed next;
        private Instant at = Instant.MIN;

        Arrivals(int number, Source source) {
            this.number = number;
            this.reader = source.reader();
            this.files = InputFiles.of(source.inputs()).iterator();
            advance();
        }

        Instant at() {
            return at;
        }

        boolean hasNext() {
            return next != null;
        }

        Arrival<Parsed> next() {
            if (next == null) {
                throw new NoSuchElementException();
            }
            Arrival<Parsed> given = new Arrival<>(next, at);
            advance();
            return given;
        }

        private void advance() {
            try {
                next = file == null ? null : file.next();
                while (next == null && files.hasNext()) {
                    if (file != null) {
                        file.close();
                    }
                    file = open(Path.of(files.next()));
                    next = file.next();
                }
                if (next == null && file != null) {
                    file.close();
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            Instant arrived = next == null ? null : arrivedAt(next);
            at = arrived == null || arrived.isBefore(at) ? at : arrived;
        }

        private EventFileReader open(Path path) throws IOException {
            Instant changed = Files.getLastModifiedTime(path).toInstant();
            return new EventFileReader(
                    new RawFile(LOCAL.open(new org.apache.flink.core.fs.Path(path.toUri())), Files.size(path)),
                    path.getFileName().toString(),
                    changed,
                    reader);
        }

        private static @Nullable Instant arrivedAt(Parsed parsed) {
            return parsed.event() == null ? null : parsed.event().time().receivedAt();
        }
    }
}
