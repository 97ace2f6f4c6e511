package io.throughline.jobs.ingest;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.functions.RuntimeContext;

/**
 * What became of the records of one bounded run.
 *
 * @param accepted events that went on
 * @param duplicates events whose id was seen before
 * @param failed records that could not be read, by reason
 */
public record IngestCounts(long accepted, long duplicates, Map<String, Long> failed) {

    static final String ACCEPTED = "ingest.accepted";
    static final String DUPLICATES = "ingest.duplicates";
    static final String FAILED = "ingest.failed.";

    public IngestCounts {
        failed = Map.copyOf(failed);
    }

    /** All that was read: accepted, failed and duplicates together. */
    public long read() {
        return accepted + duplicates + totalFailed();
    }

    /** All that failed, whatever the reason. */
    public long totalFailed() {
        return failed.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The counts that the flow's operators left in a finished job. */
    public static IngestCounts of(JobExecutionResult result) {
        Map<String, Long> failed = new TreeMap<>();
        result.getAllAccumulatorResults().forEach((name, value) -> {
            if (name.startsWith(FAILED)) {
                failed.put(name.substring(FAILED.length()), (Long) value);
            }
        });
        return new IngestCounts(total(result, ACCEPTED), total(result, DUPLICATES), failed);
    }

    static void count(RuntimeContext context, String name) {
        context.getLongCounter(name).add(1L);
    }

    private static long total(JobExecutionResult result, String name) {
        Long total = result.getAccumulatorResult(name);
        return total == null ? 0 : total;
    }
}
