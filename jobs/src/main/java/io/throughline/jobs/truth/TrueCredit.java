package io.throughline.jobs.truth;

import io.throughline.connectors.files.CsvFile;
import io.throughline.domain.table.Rollup;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far each attribution model is from what channels truly earn: the sum of the differences of their shares of
 * conversions, from 0 (equal) to 2 (nothing in common).
 *
 * @param distances by model
 */
public record TrueCredit(Map<String, Double> distances) {

    public TrueCredit {
        distances = Map.copyOf(distances);
    }

    /**
     * Holds one against the other.
     *
     * @param truth folder of the company's truth
     * @param attribution rows of {@code attribution} of one run
     */
    public static TrueCredit of(Path truth, List<Map<String, @Nullable Object>> attribution) {
        Map<String, Double> shares = new HashMap<>();
        CsvFile.read(
                truth.resolve("channels.csv"),
                List.of("channel", "conversions_share"),
                row -> shares.put(row.needed("channel"), row.number("conversions_share")));
        Map<String, Map<String, Double>> credits = new TreeMap<>();
        for (Map<String, @Nullable Object> row : attribution) {
            String channel = String.valueOf(row.get("channel"));
            if (Rollup.ALL.equals(row.get("campaign"))
                    && !channel.startsWith("(")
                    && row.get("conversions") instanceof Number n) {
                credits.computeIfAbsent(String.valueOf(row.get("model")), key -> new HashMap<>())
                        .merge(channel, n.doubleValue(), Double::sum);
            }
        }
        Map<String, Double> distances = new TreeMap<>();
        credits.forEach((model, credit) -> distances.put(model, distance(shares, credit)));
        return new TrueCredit(distances);
    }

    private static double distance(Map<String, Double> shares, Map<String, Double> credit) {
        double total = credit.values().stream().mapToDouble(Double::doubleValue).sum();
        Set<String> channels = new HashSet<>(shares.keySet());
        channels.addAll(credit.keySet());
        return channels.stream()
                .mapToDouble(channel ->
                        Math.abs(shares.getOrDefault(channel, 0.0) - credit.getOrDefault(channel, 0.0) / total))
                .sum();
    }
}
