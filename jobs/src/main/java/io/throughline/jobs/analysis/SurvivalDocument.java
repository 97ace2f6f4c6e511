package io.throughline.jobs.analysis;

import io.throughline.value.fitting.Fit;
import io.throughline.value.survival.CoxEstimator;
import io.throughline.value.survival.CoxFit;
import io.throughline.value.survival.KaplanMeier;
import io.throughline.value.survival.Lifetimes;
import io.throughline.value.survival.LogRank;
import io.throughline.value.survival.RenewalEstimator;
import io.throughline.value.survival.RenewalModel;
import io.throughline.value.survival.ShiftedBetaGeometric;
import io.throughline.value.survival.Ties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A {@link SurvivalTable} as one JSON document, in the keys of the published references.
 *
 * @param table the stays
 * @param covariates their columns, in the order of the lives
 */
public record SurvivalDocument(SurvivalTable table, List<String> covariates) {

    private static final long[] AFTER = {1, 6, 12, 24, 36, 60, 72};

    /** Kaplan-Meier as columns, log-rank over the first group column, Cox with both ways to treat ties. */
    public Map<String, Object> curve() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("n", table.all().customers());
        document.put("events", table.all().events());
        KaplanMeier curve = KaplanMeier.of(table.all());
        Map<String, Object> km = new LinkedHashMap<>();
        km.put("time", column(curve, KaplanMeier.Point::time));
        km.put("n_risk", column(curve, KaplanMeier.Point::atRisk));
        km.put("n_event", column(curve, KaplanMeier.Point::events));
        km.put("surv", column(curve, KaplanMeier.Point::survival));
        km.put("std_err_log", column(curve, KaplanMeier.Point::errorOfLog));
        km.put("lower_loglog", column(curve, KaplanMeier.Point::low));
        km.put("upper_loglog", column(curve, KaplanMeier.Point::high));
        document.put("km", km);
        document.put("median_survival", curve.quantile(0.5));
        for (Map.Entry<String, Map<String, Lifetimes>> group : table.byGroup().entrySet()) {
            if (group.getValue().size() > 1) {
                Map<String, Object> logRank = new LinkedHashMap<>();
                logRank.put("group", group.getKey());
                LogRank test = LogRank.of(List.copyOf(group.getValue().values()));
                logRank.put("chi2", test.chiSquared());
                logRank.put("df", test.degrees());
                document.put("logrank", logRank);
                break;
            }
        }
        if (!covariates.isEmpty()) {
            Map<String, Object> cox = new LinkedHashMap<>();
            for (Ties ties : Ties.values()) {
                cox.put(ties.name().toLowerCase(Locale.ROOT), cox(CoxEstimator.fit(table.lives(), ties)));
            }
            document.put("cox", cox);
        }
        return document;
    }

    /** Kaplan-Meier as rows with Nelson-Aalen, overall and by group, restricted means to {@code until}, log-rank. */
    public Map<String, Object> table(double until) {
        Map<String, Object> document = new LinkedHashMap<>();
        String mean = "rmst_" + (until == Math.rint(until) ? Long.toString((long) until) : Double.toString(until));
        KaplanMeier all = KaplanMeier.of(table.all());
        document.put("overall", rows(all));
        document.put(mean, all.restrictedMean(until));
        table.byGroup().forEach((group, levels) -> {
            Map<String, Object> curves = new LinkedHashMap<>();
            levels.forEach((level, lifetimes) -> {
                KaplanMeier curve = KaplanMeier.of(lifetimes);
                Map<String, Object> values = new LinkedHashMap<>();
                values.put("km", rows(curve));
                values.put(mean, curve.restrictedMean(until));
                curves.put(level, values);
            });
            document.put("by_" + group, curves);
            if (levels.size() > 1) {
                LogRank test = LogRank.of(List.copyOf(levels.values()));
                Map<String, Object> logRank = new LinkedHashMap<>();
                logRank.put("chi2", test.chiSquared());
                logRank.put("df", test.degrees());
                logRank.put("p_value", test.p());
                logRank.put("log10_p", test.p() > 0 ? (Double) Math.log10(test.p()) : null);
                document.put("logrank_" + group, logRank);
            }
        });
        return document;
    }

    /** The shifted beta-geometric model of all and by the first group column; times are whole periods. */
    public Map<String, Object> renewals() {
        Map<String, Object> models = new LinkedHashMap<>();
        models.put("all", renewals(table.all()));
        String by = "sbg";
        for (Map.Entry<String, Map<String, Lifetimes>> group : table.byGroup().entrySet()) {
            by = "sbg_by_" + group.getKey().toLowerCase(Locale.ROOT);
            group.getValue().forEach((level, lifetimes) -> models.put(level, renewals(lifetimes)));
            break;
        }
        return new LinkedHashMap<>(Map.of(by, models));
    }

    private static Map<String, Object> renewals(Lifetimes lifetimes) {
        Map<String, Object> values = new LinkedHashMap<>();
        Fit<RenewalModel> fit = RenewalEstimator.fit(lifetimes);
        Fit<RenewalModel> alike = RenewalEstimator.alike(lifetimes);
        RenewalModel model = fit.model();
        if (model == null) {
            values.put("status", "too_little_data");
            return values;
        }
        values.put("status", model instanceof ShiftedBetaGeometric ? "interior" : "boundary_geometric");
        values.put("log_likelihood", fit.logLikelihood());
        values.put("geometric_log_likelihood", alike.logLikelihood());
        values.put("geometric_churn_rate", 1 - alike.orThrow().retention(1));
        values.put("exposure_months", lifetimes.exposure());
        values.put("events", lifetimes.events());
        if (model instanceof ShiftedBetaGeometric shifted) {
            values.put("alpha", shifted.alpha());
            values.put("beta", shifted.beta());
            Map<String, Object> survival = new LinkedHashMap<>();
            for (long after : AFTER) {
                survival.put(Long.toString(after), model.survival(after));
            }
            values.put("survival", survival);
        }
        return values;
    }

    private Map<String, Object> cox(CoxFit fit) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (fit.standardErrors().isEmpty()) {
            values.put("status", fit.status().name().toLowerCase(Locale.ROOT));
        }
        if (!fit.coefficients().isEmpty()) {
            Map<String, Object> coefficients = new LinkedHashMap<>();
            for (int i = 0; i < covariates.size(); i++) {
                coefficients.put(covariates.get(i), fit.coefficients().get(i));
            }
            values.put("coef", coefficients);
            if (!fit.standardErrors().isEmpty()) {
                values.put("se", fit.standardErrors());
            }
            values.put("loglik", List.of(fit.logLikelihoodOfNone(), fit.logLikelihood()));
            values.put("concordance", fit.concordance());
        }
        return values;
    }

    /** Ends before a last time at which nobody is left, where errors and intervals do not exist. */
    private static List<Object> column(KaplanMeier curve, Function<KaplanMeier.Point, @Nullable Object> of) {
        return curve.points().stream().map(of).filter(Objects::nonNull).toList();
    }

    private static List<Map<String, Object>> rows(KaplanMeier curve) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (KaplanMeier.Point point : curve.points()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("t", point.time());
            row.put("at_risk", point.atRisk());
            row.put("events", point.events());
            row.put("censored", point.censored());
            row.put("survival", point.survival());
            if (point.error() != null) {
                row.put("std_err", point.error());
                row.put("ci_low_loglog", point.low());
                row.put("ci_high_loglog", point.high());
            }
            row.put("cum_hazard_na", point.cumulativeHazard());
            rows.add(row);
        }
        return rows;
    }
}
