package io.throughline.connectors.files;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of one file as bytes, one after the other. */
interface RawLines extends Closeable {

    /** The next record; null after the last. */
    byte @Nullable [] next() throws IOException;
}
