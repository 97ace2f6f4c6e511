package io.throughline.jobs.value;

import io.throughline.value.churn.ChurnEstimator;
import io.throughline.value.churn.ChurnExample;
import io.throughline.value.churn.ChurnFit;
import io.throughline.value.churn.ChurnModel;
import io.throughline.value.churn.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code churn}: how likely customers are not to order within 90 days. Fitted on what was known 90 days before
 * as_of and what followed, applied to what is known at as_of.
 */
final class ChurnScores {

    private static final int REASONS = 5;
    private static final double MEDIUM = 0.4;
    private static final double HIGH = 0.7;

    /**
     * What is expected of one customer.
     *
     * @param reasons the strongest first
     */
    record Scored(double probability, String band, List<Reason> reasons) {

        @Nullable
        String topReason() {
            return reasons.isEmpty() ? null : reasons.get(0).feature();
        }
    }

    private final ChurnFit fit;
    private final long examples;
    private final Map<String, Scored> scores = new LinkedHashMap<>();

    private ChurnScores(ChurnFit fit, long examples) {
        this.fit = fit;
        this.examples = examples;
    }

    static ChurnScores of(List<PersonSummary> people) {
        List<ChurnExample> examples = new ArrayList<>();
        for (PersonSummary person : people) {
            if (person.customerId() != null && !person.before().isEmpty()) {
                examples.add(new ChurnExample(person.person(), person.before(), person.churned()));
            }
        }
        ChurnScores scores = new ChurnScores(ChurnEstimator.fit(ChurnFeatures.NAMES, examples, 1), examples.size());
        ChurnModel model = scores.fit.model();
        if (model != null) {
            for (PersonSummary person : people) {
                if (person.customerId() != null && !person.now().isEmpty()) {
                    scores.scores.put(person.person(), score(model, person.now()));
                }
            }
        }
        return scores;
    }

    ChurnFit fit() {
        return fit;
    }

    /** Customers that the model was fitted on. */
    long examples() {
        return examples;
    }

    /** Null for who never ordered, and without a model. */
    @Nullable
    Scored of(@Nullable String customerId) {
        return customerId == null ? null : scores.get(customerId);
    }

    void addTo(ResultRows rows) {
        rows.table("churn");
        scores.forEach((customer, score) -> {
            Map<String, String> weights = new LinkedHashMap<>();
            score.reasons()
                    .forEach(reason ->
                            weights.put(reason.feature(), String.format(Locale.ROOT, "%.4f", reason.contribution())));
            rows.add("churn")
                    .with("customer_id", customer)
                    .with("horizon_days", ValueSettings.HORIZON_DAYS)
                    .with("probability", score.probability())
                    .with("band", score.band())
                    .with("top_reason", score.topReason())
                    .with(
                            "reasons",
                            score.reasons().stream().map(Reason::feature).toList())
                    .with("reason_weights", weights);
        });
    }

    private static Scored score(ChurnModel model, List<Double> features) {
        double probability = model.probability(features);
        String band = probability < MEDIUM ? "low" : probability < HIGH ? "medium" : "high";
        return new Scored(probability, band, model.reasons(features, REASONS));
    }
}
