package io.throughline.jobs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Matches by pattern and step, the most frequent first. */
final class FoundFriction {

    private static final int EXAMPLES = 5;
    private static final List<String> STATES = List.of("at_risk", "matched", "rekeyed", "resolved", "retracted");
    private static final Comparator<Map<String, @Nullable Object>> LATER = Comparator.comparing(
                    (Map<String, @Nullable Object> row) -> Cells.time(row, "detected_at"))
            .thenComparing(row -> STATES.indexOf(Cells.text(row, "state")));

    private final List<Map<String, @Nullable Object>> matches;

    private FoundFriction(List<Map<String, @Nullable Object>> matches) {
        this.matches = matches;
    }

    /** Of the states of all matches, the last of each counts. */
    static FoundFriction of(List<Map<String, @Nullable Object>> states) {
        Map<String, Map<String, @Nullable Object>> last = new HashMap<>();
        for (Map<String, @Nullable Object> state : states) {
            last.merge(
                    Cells.text(state, "match_id"), state, (one, other) -> LATER.compare(one, other) > 0 ? one : other);
        }
        return new FoundFriction(last.values().stream()
                .filter(match -> !Cells.text(match, "state").equals("retracted")
                        && !Cells.text(match, "state").equals("at_risk"))
                .sorted(Comparator.comparing(match -> Cells.time(match, "matched_at")))
                .toList());
    }

    long matches() {
        return matches.size();
    }

    Map<String, Long> matchesByPattern() {
        return matches.stream()
                .collect(Collectors.groupingBy(
                        match -> Cells.text(match, "pattern"), TreeMap::new, Collectors.counting()));
    }

    Map<String, Object> model() {
        List<List<Map<String, @Nullable Object>>> groups = new ArrayList<>(matches.stream()
                .collect(Collectors.groupingBy(FoundFriction::group, TreeMap::new, Collectors.toList()))
                .values());
        groups.sort(Comparator.comparing(List::size, Comparator.reverseOrder()));
        int most = groups.stream().mapToInt(List::size).max().orElse(1);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", !matches.isEmpty());
        model.put("matches", Cells.count(matches.size()));
        model.put("customers", Cells.count(customers(matches)));
        model.put("patterns", Cells.count(matchesByPattern().size()));
        model.put("rows", groups.stream().map(group -> row(group, most)).toList());
        if (!matches.isEmpty()) {
            model.put("from", Cells.minute(first(matches)));
            model.put("to", Cells.minute(last(matches)));
        }
        return model;
    }

    private static String group(Map<String, @Nullable Object> match) {
        return String.join(
                "\u0000", Cells.text(match, "pattern"), Cells.text(match, "step"), Cells.text(match, "channel"));
    }

    private static Map<String, Object> row(List<Map<String, @Nullable Object>> group, int most) {
        Map<String, @Nullable Object> latest = group.get(group.size() - 1);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("pattern", Cells.words(Cells.text(latest, "pattern")));
        row.put("step", Cells.words(Cells.text(latest, "step")));
        row.put("journey", Cells.words(Cells.text(latest, "journey")));
        row.put("channel", Cells.text(latest, "channel"));
        row.put("severity", Cells.text(latest, "severity"));
        row.put("owner", Cells.text(latest, "owner"));
        row.put("matches", Cells.count(group.size()));
        row.put("share", Math.round(100.0 * group.size() / most));
        row.put("customers", Cells.count(customers(group)));
        row.put("first", Cells.minute(first(group)));
        row.put("last", Cells.minute(last(group)));
        row.put("examples", examples(group));
        return row;
    }

    private static List<Map<String, Object>> examples(List<Map<String, @Nullable Object>> group) {
        List<Map<String, Object>> examples = new ArrayList<>();
        for (Map<String, @Nullable Object> match : group.subList(0, Math.min(EXAMPLES, group.size()))) {
            Map<String, Object> example = new LinkedHashMap<>();
            example.put("who", who(match));
            example.put("at", Cells.minute(Cells.time(match, "matched_at")));
            example.put("where", Cells.text(match, "touchpoint"));
            example.put("evidence", String.join(" → ", Cells.texts(match, "evidence_steps")));
            example.put("id", Cells.text(match, "match_id"));
            examples.add(example);
        }
        return examples;
    }

    private static long customers(Collection<Map<String, @Nullable Object>> matches) {
        return matches.stream().map(FoundFriction::who).distinct().count();
    }

    private static String who(Map<String, @Nullable Object> match) {
        String customer = Cells.text(match, "customer_id");
        return customer.isEmpty() ? Cells.text(match, "profile_id") : customer;
    }

    private static Instant first(List<Map<String, @Nullable Object>> matches) {
        return Cells.time(matches.get(0), "matched_at");
    }

    private static Instant last(List<Map<String, @Nullable Object>> matches) {
        return Cells.time(matches.get(matches.size() - 1), "matched_at");
    }
}
