package io.throughline.connectors.files;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.fs.FSDataInputStream;

/**
 * An open file and what it holds, told by its first bytes: lines, plain or gzip, or the rows of Avro and Parquet.
 *
 * @param in at its beginning
 * @param length in bytes
 */
record RawFile(FSDataInputStream in, long length) implements Closeable {

    private static final byte[] AVRO = {'O', 'b', 'j', 1};
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Its records, from the first on. */
    RawLines records() throws IOException {
        byte[] start = ((InputStream) in).readNBytes(AVRO.length);
        in.seek(0);
        if (Arrays.equals(start, AVRO)) {
            return TableRecords.avro(in);
        }
        return Arrays.equals(start, PARQUET) ? TableRecords.parquet(in, length) : Lines.of(in);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
