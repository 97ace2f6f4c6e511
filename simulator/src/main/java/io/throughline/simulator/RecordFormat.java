package io.throughline.simulator;

import java.io.IOException;
import java.io.OutputStream;

/** How a producer writes what happened: one record, one line, without its line end. */
interface RecordFormat {

    /**
     * Writes one record.
     *
     * @param receivedAt when the company's collector got it, epoch milliseconds
     * @param id of the event, unique within the company
     */
    void write(Happening happening, long receivedAt, long id, OutputStream out) throws IOException;
}
