package io.throughline.connectors.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file as bytes, plain or gzip by its first bytes, without their line ends.
 *
 * <p>Of a line longer than 8 MiB only so much is kept: no record may be that long, and memory is bounded.
 */
final class Lines implements RawLines {

    private static final int LONGEST = 8 << 20;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;

    private Lines(InputStream in) {
        this.in = in;
    }

    static Lines of(InputStream file) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
        buffered.mark(2);
        boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return new Lines(gzip ? new GZIPInputStream(buffered, BUFFER) : buffered);
    }

    @Override
    public byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean any = false;
        while (at < end || fill()) {
            any = true;
            int newline = newline();
            int until = newline < 0 ? end : newline;
            line.write(buffer, at, Math.min(until - at, LONGEST - Math.min(LONGEST, line.size())));
            at = newline < 0 ? end : newline + 1;
            if (newline >= 0) {
                break;
            }
        }
        return any ? withoutReturn(line.toByteArray()) : null;
    }

    private int newline() {
        for (int i = at; i < end; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, BUFFER));
        return end > 0;
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean carriageReturn = line.length > 0 && line[line.length - 1] == '\r';
        return carriageReturn ? java.util.Arrays.copyOf(line, line.length - 1) : line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
