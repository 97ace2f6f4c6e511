package io.throughline.jobs.launcher;

import io.throughline.jobs.ingest.IngestCounts;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the records that were read: each was accepted, failed, or came twice.
 *
 * @param counts of the run
 */
record IngestSummary(IngestCounts counts) {

    void say(PrintWriter err, long nanos) {
        err.println("Read        " + Numbers.count(counts.read(), "record") + " in " + Numbers.seconds(nanos));
        err.println("Accepted    " + Numbers.plain(counts.accepted()));
        err.println("Failed      " + Numbers.plain(counts.totalFailed())
                + (counts.failed().isEmpty() ? "" : ": " + Numbers.list(counts.failed())));
        err.println("Duplicates  " + Numbers.plain(counts.duplicates()));
        err.println("Balance     " + counts.read() + " read = " + counts.accepted() + " accepted + "
                + counts.totalFailed() + " failed + " + counts.duplicates() + " duplicates");
    }

    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("read", counts.read());
        values.put("accepted", counts.accepted());
        values.put("failed", counts.totalFailed());
        values.put("failed_by_reason", new TreeMap<>(counts.failed()));
        values.put("duplicates", counts.duplicates());
        return values;
    }
}
