package io.throughline.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How much of what came could be read. */
final class DataQuality {

    private final long accepted;
    private final TreeMap<String, Long> failed;

    private DataQuality(long accepted, TreeMap<String, Long> failed) {
        this.accepted = accepted;
        this.failed = failed;
    }

    static DataQuality of(long accepted, List<Map<String, @Nullable Object>> failures) {
        return new DataQuality(
                accepted,
                failures.stream()
                        .collect(Collectors.groupingBy(
                                row -> Cells.text(row, "reason"), TreeMap::new, Collectors.counting())));
    }

    Map<String, Object> model() {
        List<Map<String, Object>> reasons = new ArrayList<>();
        failed.forEach(
                (reason, count) -> reasons.add(Map.of("reason", Cells.words(reason), "count", Cells.count(count))));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("accepted", Cells.count(accepted));
        model.put(
                "failed",
                Cells.count(failed.values().stream().mapToLong(Long::longValue).sum()));
        model.put("anyFailed", !failed.isEmpty());
        model.put("reasons", reasons);
        return model;
    }
}
