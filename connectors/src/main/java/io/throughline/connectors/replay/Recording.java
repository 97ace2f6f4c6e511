package io.throughline.connectors.replay;

import java.io.Serializable;
import java.time.Instant;
import java.util.Iterator;

/** Records in order of arrival; each opening gives the same ones again. */
public interface Recording<T> extends Serializable {

    /** No record arrives before; the recording is opened when its clock has come so far. */
    Instant startsAt();

    /** The records from the first on; never one that arrived before the one ahead of it. */
    Iterator<Arrival<T>> open();
}
