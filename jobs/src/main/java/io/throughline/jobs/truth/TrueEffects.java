package io.throughline.jobs.truth;

import io.throughline.connectors.files.CsvFile;
import io.throughline.domain.table.Rollup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What each friction truly does, and what was estimated from the data.
 *
 * @param effects in the order of the file
 */
public record TrueEffects(List<Effect> effects) {

    /**
     * Churn within 90 days, in probability.
     *
     * @param truth mean effect on the affected
     * @param low lower end of the estimate's interval, null without an estimate
     * @param high upper end
     * @param status how far the estimate can be relied on, null without one
     */
    public record Effect(
            String pattern,
            double truth,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String status) {

        /** Whether the truth lies within the interval. */
        public boolean covered() {
            return low != null && high != null && truth >= low && truth <= high;
        }

        /** Whether the estimate says itself that it tells nothing. */
        public boolean undecided() {
            return !"estimated".equals(status);
        }
    }

    public TrueEffects {
        effects = List.copyOf(effects);
    }

    /**
     * Holds one against the other.
     *
     * @param truth folder of the company's truth
     * @param costs rows of {@code friction_cost} of one run
     */
    public static TrueEffects of(Path truth, List<Map<String, @Nullable Object>> costs) {
        List<Effect> effects = new ArrayList<>();
        CsvFile.read(truth.resolve("frictions.csv"), List.of("pattern", "churn_effect"), row -> {
            String pattern = row.needed("pattern");
            Optional<Map<String, @Nullable Object>> cost = costs.stream()
                    .filter(each -> pattern.equals(each.get("pattern"))
                            && Rollup.ALL.equals(each.get("step"))
                            && Rollup.ALL.equals(each.get("channel")))
                    .findFirst();
            effects.add(new Effect(
                    pattern,
                    row.number("churn_effect"),
                    (Double) cost.map(each -> each.get("churn_effect_low")).orElse(null),
                    (Double) cost.map(each -> each.get("churn_effect_high")).orElse(null),
                    (String) cost.map(each -> each.get("status")).orElse(null)));
        });
        return new TrueEffects(effects);
    }

    /** Effects within their interval, or said to be undecided. */
    public long honest() {
        return effects.stream()
                .filter(effect -> effect.covered() || effect.undecided())
                .count();
    }
}
