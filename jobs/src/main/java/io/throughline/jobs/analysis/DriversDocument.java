package io.throughline.jobs.analysis;

import io.throughline.value.drivers.ExperienceScore;
import io.throughline.value.drivers.Importance;
import io.throughline.value.effects.AdjustedEffect;
import io.throughline.value.regression.Logit;
import io.throughline.value.sums.Comoments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What goes with leaving and with value, as parts of one JSON document in the keys of the published references. */
public final class DriversDocument {

    private DriversDocument() {}

    /** Scores of what customers said, by key; a column that is null or was not read is left out. */
    public static Map<String, ExperienceScore> scores(
            NumbersFile numbers,
            @Nullable String nps,
            @Nullable String csat,
            @Nullable String ces,
            @Nullable String fcr,
            @Nullable String contacts) {
        Map<String, ExperienceScore> scores = new LinkedHashMap<>();
        if (nps != null) {
            scores.put("nps", ExperienceScore.netPromoter(list(numbers.column(nps))));
        }
        if (csat != null) {
            double[] answers = numbers.column(csat);
            scores.put("csat_mean", ExperienceScore.mean(list(answers), 1, 5));
            scores.put(
                    "csat_top2_pct",
                    ExperienceScore.percent(
                            Arrays.stream(answers).filter(a -> a >= 4).count(), answers.length));
        }
        if (ces != null) {
            scores.put("ces_mean", ExperienceScore.mean(list(numbers.column(ces)), 1, 7));
        }
        if (fcr != null) {
            double[] first = numbers.column(fcr);
            double[] asked = contacts == null ? null : numbers.column(contacts);
            int[] contacted = IntStream.range(0, first.length)
                    .filter(i -> asked == null || asked[i] > 0)
                    .toArray();
            if (contacted.length > 0) {
                long resolved =
                        Arrays.stream(contacted).filter(i -> first[i] == 1).count();
                scores.put("fcr_pct_of_contacted", ExperienceScore.percent(resolved, contacted.length));
            }
        }
        return scores;
    }

    /** The scores alone, with the error of the net promoter score. */
    public static Map<String, Object> metrics(Map<String, ExperienceScore> scores) {
        Map<String, Object> metrics = new LinkedHashMap<>();
        scores.forEach((key, score) -> metrics.put(key, score.value()));
        if (scores.containsKey("nps")) {
            metrics.put("nps_se", scores.get("nps").standardError());
        }
        return metrics;
    }

    /** The scores with their errors. */
    public static Map<String, Object> intervals(Map<String, ExperienceScore> scores) {
        Map<String, Object> intervals = new LinkedHashMap<>();
        scores.forEach((key, score) -> {
            Map<String, Object> interval = new LinkedHashMap<>();
            interval.put("value", score.value());
            interval.put("se", score.standardError());
            interval.put("low", score.low());
            interval.put("high", score.high());
            interval.put("n", score.answers());
            intervals.put(key, interval);
        });
        return intervals;
    }

    /** How much of an outcome each driver goes with. */
    public static Importance importance(NumbersFile numbers, List<String> drivers, String name, double[] outcome) {
        double[][] x = numbers.matrix(drivers);
        Comoments sums = new Comoments(drivers.size() + 1);
        for (int i = 0; i < x.length; i++) {
            double[] row = Arrays.copyOf(x[i], drivers.size() + 1);
            row[drivers.size()] = outcome[i];
            sums.add(row);
        }
        List<String> names = new ArrayList<>(drivers);
        names.add(name);
        return Importance.of(sums, names);
    }

    /** Numbers by the columns they belong to. */
    public static Map<String, Object> named(List<String> names, List<Double> values) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.put(names.get(i), values.get(i));
        }
        return named;
    }

    /** A logistic regression. */
    public static Map<String, Object> logit(Logit logit, List<String> columns, double[][] x) {
        List<String> names = new ArrayList<>(List.of("const"));
        names.addAll(columns);
        List<Double> coefficients = new ArrayList<>(List.of(logit.intercept()));
        coefficients.addAll(logit.coefficients());
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("coef", named(names, coefficients));
        if (logit.standardErrors().isEmpty()) {
            part.put("status", logit.status().name().toLowerCase(Locale.ROOT));
        } else {
            part.put("se", named(names, logit.standardErrors()));
        }
        part.put("log_likelihood", logit.logLikelihood());
        part.put("average_marginal_effect", named(columns, logit.averageMarginalEffects(x)));
        part.put("mcfadden_r2", logit.mcFadden());
        return part;
    }

    /** An effect as different models see it. */
    public static Map<String, Object> effect(AdjustedEffect effect) {
        Map<String, Object> part = new LinkedHashMap<>();
        if (effect.naive() != null) {
            part.put("naive_difference", effect.naive());
        }
        if (effect.gFormula() == null || effect.aipw() == null) {
            part.put("status", effect.status().name().toLowerCase(Locale.ROOT));
        } else {
            part.put("g_formula", effect.gFormula());
            part.put("aipw", effect.aipw().value());
            part.put("aipw_se", effect.standardError());
        }
        return part;
    }

    /** How far an effect can be trusted. */
    public static Map<String, Object> sensitivity(AdjustedEffect effect) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("status", effect.status().name().toLowerCase(Locale.ROOT));
        if (effect.aipw() != null
                && effect.aipw().low() != null
                && effect.aipw().high() != null) {
            part.put("aipw_low", effect.aipw().low());
            part.put("aipw_high", effect.aipw().high());
            part.put("e_value", effect.eValue());
            part.put("e_value_of_interval", effect.eValueOfInterval());
        }
        part.put("overlap", effect.overlap());
        part.put("propensity_min", effect.lowestProbability());
        part.put("propensity_max", effect.highestProbability());
        return part;
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
