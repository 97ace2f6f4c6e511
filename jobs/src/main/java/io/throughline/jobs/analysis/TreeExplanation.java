package io.throughline.jobs.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.value.boosting.BoostedTrees;
import io.throughline.value.boosting.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Rows explained by trees, both from a JSON file: {@code init_log_odds}, {@code features}, {@code trees} (lists of nodes with
 * {@code id}, {@code left}, {@code right}, {@code feature}, {@code threshold}, {@code value}, {@code cover}; a leaf's children are
 * -1) and {@code rows} (each with {@code row} and {@code x} by feature).
 */
public final class TreeExplanation {

    private static final int REASONS = 3;

    private TreeExplanation() {}

    /** Score, probability, Shapley values and the features that raise the score most, for each row. */
    public static Map<String, Object> of(Path file) {
        try {
            JsonNode read = new ObjectMapper().readTree(file.toFile());
            List<String> features = new ArrayList<>();
            read.path("features").forEach(feature -> features.add(feature.asText()));
            List<Tree> trees = new ArrayList<>();
            read.path("trees").forEach(tree -> trees.add(tree(tree, features)));
            BoostedTrees model = new BoostedTrees(read.path("init_log_odds").asDouble(), trees);
            List<Map<String, Object>> rows = new ArrayList<>();
            read.path("rows").forEach(row -> rows.add(row(row, features, model)));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("expected_value", model.expected());
            document.put("rows", rows);
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Tree tree(JsonNode nodes, List<String> features) {
        Map<Integer, Integer> places = new HashMap<>();
        nodes.forEach(node -> places.put(node.path("id").asInt(), places.size()));
        List<Tree.Node> read = new ArrayList<>();
        nodes.forEach(node -> read.add(new Tree.Node(
                places.getOrDefault(node.path("left").asInt(-1), -1),
                places.getOrDefault(node.path("right").asInt(-1), -1),
                Math.max(0, features.indexOf(node.path("feature").asText())),
                node.path("threshold").asDouble(),
                node.path("value").asDouble(),
                node.path("cover").asDouble())));
        return new Tree(read);
    }

    private static Map<String, Object> row(JsonNode row, List<String> features, BoostedTrees model) {
        double[] x = features.stream()
                .mapToDouble(feature -> row.path("x").path(feature).asDouble())
                .toArray();
        double[] parts = model.contributions(x);
        Map<String, Object> shap = new LinkedHashMap<>();
        for (int f = 0; f < parts.length; f++) {
            shap.put(features.get(f), parts[f]);
        }
        double score = model.logOdds(x);
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("row", row.path("row").asInt());
        part.put("x", row.path("x"));
        part.put("raw_score", score);
        part.put("probability", 1 / (1 + Math.exp(-score)));
        part.put("shap", shap);
        part.put(
                "top_reasons",
                IntStream.range(0, parts.length)
                        .boxed()
                        .sorted((one, other) -> Double.compare(parts[other], parts[one]))
                        .limit(REASONS)
                        .map(features::get)
                        .toList());
        return part;
    }
}
