package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ChurnAnalysis;
import io.throughline.jobs.analysis.ChurnModels.Kind;
import io.throughline.jobs.analysis.ChurnTable;
import io.throughline.jobs.analysis.LogitDesign;
import io.throughline.jobs.analysis.RowsFile;
import io.throughline.value.boosting.BoostingSettings;
import io.throughline.value.churn.Calibration;
import io.throughline.value.churn.RetentionOffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is done with models of leaving. */
final class ChurnOptions {

    private static final int REASONS = 3;

    @Option(
            names = "--scores",
            paramLabel = "FILE",
            description = "Writes a CSV file with a row for each customer judged: probability and reasons.")
    private @Nullable Path scores;

    @Option(names = "--value", paramLabel = "COL", description = "Column with a customer's value, for --offer-cost.")
    private @Nullable String value;

    @Option(
            names = "--offer-cost",
            paramLabel = "C",
            description = "Cost of an offer to stay: says for whom it pays, by probability and value.")
    private @Nullable Double offerCost;

    @Option(
            names = "--save-rate",
            paramLabel = "S",
            description = "Share of leavers whom the offer keeps. Default: ${DEFAULT-VALUE}.")
    private double saveRate = 0.3;

    @Option(names = "--trees", paramLabel = "N", description = "Trees that are grown. Default: ${DEFAULT-VALUE}.")
    private int trees = BoostingSettings.USUAL.trees();

    @Option(names = "--rate", paramLabel = "R", description = "Share that each tree adds. Default: ${DEFAULT-VALUE}.")
    private double rate = BoostingSettings.USUAL.rate();

    @Option(names = "--leaves", paramLabel = "N", description = "Leaves of a tree. Default: ${DEFAULT-VALUE}.")
    private int leaves = BoostingSettings.USUAL.leaves();

    @Option(
            names = "--logit",
            paramLabel = "TERM",
            split = ",",
            description =
                    "Fits one unpenalised logistic regression instead, on these columns; COL/10 divides a number by 10,"
                            + " COL:category takes numbers as names.")
    private List<String> logit = new ArrayList<>();

    @Option(
            names = "--explain",
            paramLabel = "FILE",
            description = "Explains rows by trees, both from a JSON file, instead: exact Shapley values.")
    private @Nullable Path explain;

    @Option(names = "--details", description = "Adds the tables of deciles to the document.")
    private boolean details;

    @Nullable
    Path explain() {
        return explain;
    }

    boolean details() {
        return details;
    }

    @Nullable
    String value() {
        return value;
    }

    List<String> logit() {
        return logit;
    }

    Map<String, Object> logit(Path file, String label) {
        return LogitDesign.fit(file, label, logit);
    }

    BoostingSettings settings() {
        return new BoostingSettings(
                trees, rate, leaves, BoostingSettings.USUAL.rowsInLeaf(), BoostingSettings.USUAL.ridge());
    }

    /**
     * Scores with reasons, and for whom an offer pays.
     *
     * @param unseen whether customers are those learnt from, who are then judged by the models that had not seen them
     */
    void write(
            Map<String, Object> document,
            List<String> lines,
            ChurnAnalysis analysis,
            Kind kind,
            ChurnTable table,
            double[][] rows,
            boolean unseen) {
        if (scores == null && offerCost == null) {
            return;
        }
        if (offerCost != null && value == null) {
            throw new WrongUse("--offer-cost needs --value COL");
        }
        RetentionOffer offer = offerCost == null ? null : new RetentionOffer(offerCost, saveRate);
        Calibration calibration = analysis.calibrations().getOrDefault(kind, Calibration.NONE);
        double[] logOdds = Objects.requireNonNull(analysis.unseen().get(kind));
        List<Map<String, @Nullable Object>> written = new ArrayList<>();
        long offered = 0;
        double gain = 0;
        for (int i = 0; i < rows.length; i++) {
            ChurnTable.Customer customer = table.customers().get(i);
            double probability = unseen ? calibration.probability(logOdds[i]) : analysis.probability(kind, rows[i]);
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("id", customer.id());
            row.put("probability", probability);
            if (offer != null) {
                double expected = offer.gain(probability, customer.value());
                offered += expected > 0 ? 1 : 0;
                gain += Math.max(0, expected);
                row.put("offer_pays", expected > 0);
                row.put("expected_gain", expected);
            }
            if (scores != null) {
                List<String> reasons = analysis.reasons(kind, table, customer, rows[i], REASONS);
                for (int r = 0; r < REASONS; r++) {
                    row.put("reason_" + (r + 1), r < reasons.size() ? reasons.get(r) : null);
                }
                written.add(row);
            }
        }
        if (scores != null && !written.isEmpty()) {
            RowsFile.write(scores, List.copyOf(written.get(0).keySet()), written);
        }
        if (offer != null) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("cost", offer.cost());
            part.put("save_rate", offer.saveRate());
            part.put("customers_offered", offered);
            part.put("expected_gain", gain);
            document.put("offer", part);
            lines.add(DriversSummary.text(
                    "Offer       pays for %,d of %,d customers, expected gain %,.0f", offered, rows.length, gain));
        }
    }
}
