package io.throughline.jobs.analysis;

import io.throughline.value.experiments.AnytimeTest;
import io.throughline.value.experiments.ArmMean;
import io.throughline.value.experiments.Cuped;
import io.throughline.value.experiments.GroupSequential;
import io.throughline.value.experiments.MeanDifference;
import io.throughline.value.experiments.Multiplicity;
import io.throughline.value.experiments.RatioDifference;
import io.throughline.value.experiments.RegressionAdjustment;
import io.throughline.value.experiments.SampleRatio;
import io.throughline.value.sums.Comoments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What experiments say, as parts of one JSON document in the keys of the published references. */
public final class ExperimentDocument {

    private ExperimentDocument() {}

    /** One treatment's part under the key itself, several under the key by the arms' names with adjusted p-values. */
    public static void put(
            Map<String, Object> document,
            String key,
            ExperimentFile.Arms arms,
            Function<Comoments, Map<String, @Nullable Object>> part) {
        List<String> names = arms.treatments();
        List<Map<String, @Nullable Object>> parts = names.stream()
                .map(name -> part.apply(arms.all().getOrDefault(name, new Comoments(1))))
                .toList();
        if (parts.size() == 1) {
            document.put(key, parts.get(0));
            return;
        }
        List<Double> pValues = new ArrayList<>();
        for (Map<String, @Nullable Object> each : parts) {
            pValues.add(each.get("p_value") instanceof Double p ? p : 1.0);
        }
        List<Double> holm = Multiplicity.holm(pValues);
        List<Double> discoveries = Multiplicity.benjaminiHochberg(pValues);
        Map<String, Object> byArm = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).put("p_value_holm", holm.get(i));
            parts.get(i).put("p_value_benjamini_hochberg", discoveries.get(i));
            byArm.put(names.get(i), parts.get(i));
        }
        document.put(key, byArm);
    }

    /** Welch's test. */
    public static Map<String, @Nullable Object> welch(MeanDifference difference) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("n_control", difference.control().units());
        part.put("n_treatment", difference.treatment().units());
        part.put("mean_control", difference.control().mean());
        part.put("mean_treatment", difference.treatment().mean());
        part.put("effect", difference.effect());
        part.put("se", difference.standardError());
        part.put("df", difference.freedom());
        part.put("t", difference.t());
        part.put("p_value", difference.pValue());
        part.put(
                "ci",
                difference.low() == null || difference.high() == null
                        ? null
                        : List.of(difference.low(), difference.high()));
        part.put("relative_lift", difference.relativeLift());
        part.put("relative_lift_se_delta", difference.relativeLiftError());
        return part;
    }

    /** The test after CUPED. */
    public static Map<String, @Nullable Object> cuped(Cuped cuped) {
        Map<String, @Nullable Object> part = welch(cuped.difference());
        part.put("theta_pooled", cuped.theta());
        part.put("corr_pooled", cuped.correlation());
        part.put("variance_reduction_pct", 100 * cuped.varianceReduction());
        part.put("theta_within", cuped.thetaWithin());
        part.put("effect_within", cuped.effectWithin());
        part.put("se_within", cuped.standardErrorWithin());
        return part;
    }

    /** The difference after regression. */
    public static Map<String, @Nullable Object> regression(RegressionAdjustment adjusted) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("effect", adjusted.effect());
        part.put("se", adjusted.standardError());
        part.put("z", adjusted.z());
        part.put("p_value", adjusted.pValue());
        return part;
    }

    /** The difference of ratios; the p-value of several arms is added by {@link #put}. */
    public static Map<String, @Nullable Object> ratio(RatioDifference ratio) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("control", ratio.control());
        part.put("treatment", ratio.treatment());
        part.put("effect", ratio.effect());
        part.put("se", ratio.standardError());
        return part;
    }

    /** The sizes of the arms against the plan. */
    public static Map<String, Object> sampleRatio(SampleRatio ratio, String expected) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("counts", ratio.counts());
        part.put("expected", expected);
        part.put("chi2", ratio.chiSquare());
        part.put("p_value", ratio.pValue());
        return part;
    }

    /** Sums of a metric y and a covariate x by which parts of an experiment can be put together. */
    public static Map<String, Object> sums(Comoments arm, int metric, int covariate) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("n", arm.count());
        part.put("sum", arm.sum(metric));
        part.put("sum_sq", arm.sumOfProducts(metric, metric));
        part.put("sum_xy", arm.sumOfProducts(metric, covariate));
        part.put("sum_x", arm.sum(covariate));
        part.put("sum_xx", arm.sumOfProducts(covariate, covariate));
        return part;
    }

    /** Looks that are valid under peeking. */
    public static List<Map<String, Object>> looks(List<AnytimeTest.Look> looks) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (AnytimeTest.Look look : looks) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("n", look.units());
            part.put("effect", look.effect());
            part.put("se", look.standardError());
            part.put("log_mixture_likelihood_ratio", look.logLikelihoodRatio());
            part.put("always_valid_p", look.pAlwaysValid());
            part.put("p_this_look", look.pThisLook());
            part.put("cs_radius", look.radius());
            part.put("cs", List.of(look.effect() - look.radius(), look.effect() + look.radius()));
            part.put("running_intersection", List.of(look.low(), look.high()));
            part.put("fixed_horizon_p", look.pFixedHorizon());
            parts.add(part);
        }
        return parts;
    }

    /** Bounds of planned looks. */
    public static Map<String, Object> bounds(GroupSequential plan, double alpha, GroupSequential.Spending spending) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("information_fractions", plan.fractions());
        part.put("alpha_two_sided", alpha);
        part.put("spending", spending == GroupSequential.Spending.POCOCK ? "pocock" : "obf");
        part.put("cumulative_alpha", plan.alphaSpent());
        part.put("z_bounds", plan.bounds());
        return part;
    }

    /** Looks at the first so many units of a file, a metric in its first column of numbers. */
    public static List<AnytimeTest.Look> looks(ExperimentFile file, AnytimeTest test, List<Long> at) {
        Map<String, Comoments> arms = new java.util.TreeMap<>();
        ExperimentFile.Arms all = file.read();
        if (all.treatments().size() != 1) {
            throw new IllegalArgumentException("sequential tests compare two arms, but the file has "
                    + all.all().keySet());
        }
        all.all().keySet().forEach(name -> arms.put(name, new Comoments(1)));
        Comoments control = arms.getOrDefault(all.control(), new Comoments(1));
        Comoments treatment = arms.getOrDefault(all.treatments().get(0), new Comoments(1));
        file.each((arm, values) -> {
            (arm.equals(all.control()) ? control : treatment).add(values[0]);
            if (at.contains(control.count() + treatment.count())) {
                test.look(ArmMean.of(control, 0), ArmMean.of(treatment, 0));
            }
        });
        return test.looks();
    }
}
