package io.throughline.connectors.collect;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Records as lines of files in one folder, each forced to the disk before it is acknowledged; those that arrive together
 * share one force.
 *
 * <p>A file that is being written is hidden ({@code .20260301T100000Z-0.jsonl}), so that nobody reads half of it; it gets
 * its name when it is full or old enough. What a process that died left hidden is finished by the next one: its whole
 * lines are kept, and a line that breaks off, which nobody was told of, is cut.
 */
public final class FileLog implements RecordLog {

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 1_000;
    private static final long LARGEST_FILE = 64L << 20;
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private record Waiting(byte[] record, CompletableFuture<Void> kept) {}

    private final Path folder;
    private final Duration oldest;
    private final Clock clock;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread writer;
    private volatile boolean closing;
    private @Nullable FileChannel channel;
    private Path file;
    private Instant opened = Instant.MIN;
    private long files;

    private FileLog(Path folder, Duration oldest, Clock clock) {
        this.folder = folder;
        this.oldest = oldest;
        this.clock = clock;
        this.file = folder;
        this.writer = new Thread(this::write, "collect-" + folder.getFileName());
    }

    /**
     * Opens the folder, made if it is not there, and finishes what an earlier process left.
     *
     * @param oldest how long a file may stay hidden
     * @throws UncheckedIOException if the folder cannot be written to
     */
    public static FileLog in(Path folder, Duration oldest, Clock clock) {
        try {
            Files.createDirectories(folder);
            finishOld(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to the folder " + folder, e);
        }
        FileLog log = new FileLog(folder, oldest, clock);
        log.writer.start();
        return log;
    }

    @Override
    public CompletableFuture<Void> append(byte[] record) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        if (closing || !queue.offer(new Waiting(record, kept))) {
            throw new FullException(queue.size());
        }
        return kept;
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MOST_AT_ONCE - 1);
                    keep(batch);
                }
                finishIfDue();
                batch.forEach(each -> each.kept().complete(null));
            } catch (IOException | InterruptedException | RuntimeException failed) {
                batch.forEach(each -> each.kept().completeExceptionally(failed));
                abandon();
            }
            batch.clear();
        }
    }

    private void keep(List<Waiting> batch) throws IOException {
        FileChannel out = channel == null ? open() : channel;
        int size = batch.stream().mapToInt(each -> each.record().length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(size);
        batch.forEach(each -> bytes.put(each.record()));
        bytes.flip();
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
        out.force(false);
    }

    private FileChannel open() throws IOException {
        opened = clock.instant();
        file = folder.resolve("." + NAME.format(opened) + "-" + files++ + ".jsonl");
        FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel = out;
        force(folder);
        return out;
    }

    private void finishIfDue() throws IOException {
        FileChannel out = channel;
        if (out != null
                && (closing || out.size() >= LARGEST_FILE || clock.instant().isAfter(opened.plus(oldest)))) {
            channel = null;
            out.close();
            finish(file);
        }
    }

    /** After an error nothing more goes to the file: what is in it stays, and the next record begins another. */
    private void abandon() {
        FileChannel out = channel;
        channel = null;
        try {
            if (out != null) {
                out.close();
                finish(file);
            }
        } catch (IOException left) {
            // the next start finishes it
        }
    }

    private static void finishOld(Path folder) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(each -> each.getFileName().toString().matches("\\.[0-9].*\\.jsonl"))
                    .sorted()
                    .toList();
        }
        for (Path each : left) {
            finish(each);
        }
    }

    /** Cuts a line that breaks off, and gives the file its name; an empty one goes. */
    private static void finish(Path hidden) throws IOException {
        long whole;
        try (FileChannel channel = FileChannel.open(hidden, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            whole = endOfLastLine(channel);
            if (whole < channel.size()) {
                channel.truncate(whole);
                channel.force(true);
            }
        }
        if (whole == 0) {
            Files.delete(hidden);
        } else {
            Files.move(
                    hidden,
                    hidden.resolveSibling(hidden.getFileName().toString().substring(1)));
        }
        force(requireNonNull(hidden.toAbsolutePath().getParent()));
    }

    private static long endOfLastLine(FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        long end = channel.size();
        while (end > 0) {
            long from = Math.max(0, end - buffer.capacity());
            buffer.clear().limit((int) (end - from));
            while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
                // until the block is whole
            }
            for (int i = buffer.position() - 1; i >= 0; i--) {
                if (buffer.get(i) == '\n') {
                    return from + i + 1;
                }
            }
            end = from;
        }
        return 0;
    }

    /** Names of files are safe once their folder is; systems that cannot open a folder keep them anyway. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows
        }
    }

    /** Keeps what waits, and gives the file its name. */
    @Override
    public void close() {
        closing = true;
        try {
            writer.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
