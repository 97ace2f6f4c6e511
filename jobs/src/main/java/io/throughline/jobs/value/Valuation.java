package io.throughline.jobs.value;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the summaries of all persons say together: models are fitted on them, and every table follows. One summary per person
 * has to fit in memory. The same summaries in any order give the same rows.
 */
public final class Valuation {

    /** The tables of a value run. */
    public static final List<String> TABLES = List.of(
            "customer_value",
            "attribution",
            "churn",
            "friction_cost",
            "cx_metrics",
            "journey_steps",
            "journey_transitions",
            "segments",
            "customer_360",
            "model_runs");

    private Valuation() {}

    /** Rows by table. */
    public static Map<String, List<Map<String, @Nullable Object>>> of(
            List<PersonSummary> summaries, ValueSettings settings, CampaignSpend spend, String runId) {
        List<PersonSummary> people = summaries.stream()
                .sorted(Comparator.comparing(PersonSummary::person))
                .toList();
        ResultRows rows = new ResultRows(settings.asOf(), runId);
        CustomerBase base = CustomerBase.of(people, settings.end());
        CustomerValues values = new CustomerValues(base, settings.asOf(), settings.effectiveFrom());
        ChurnScores churn = ChurnScores.of(people);
        FrictionCosts costs =
                new FrictionCosts(people, base, settings.firstSteps().keySet());
        Attributions attributions = new Attributions(people, base, spend);
        values.addTo(rows);
        churn.addTo(rows);
        costs.addTo(rows, settings.effectiveFrom());
        attributions.addTo(rows);
        new ExperienceMetrics(people, base).addTo(rows);
        new JourneyTables(people, base).addTo(rows);
        new CustomerTables(people, base, values, churn, settings.asOf()).addTo(rows);
        ModelRuns models = new ModelRuns(rows, people, settings.end());
        models.purchases(base.purchases());
        models.spend(base.spend());
        models.churn(churn);
        models.attribution(attributions.paths());
        models.friction(costs.effects());
        return rows.all();
    }
}
