package io.throughline.jobs.value;

import io.throughline.domain.table.Rollup;
import io.throughline.jobs.value.PersonSummary.MatchCount;
import io.throughline.jobs.value.PersonSummary.Opportunity;
import io.throughline.value.effects.EffectStatus;
import io.throughline.value.effects.ExposureUnit;
import io.throughline.value.effects.StratifiedEffect;
import io.throughline.value.fitting.Estimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code friction_cost}: what each pattern does to those it hits, by comparing opportunities of one stratum that
 * became a match with those that did not, and what that means for those it hit in the last 90 days.
 */
final class FrictionCosts {

    private static final String METHOD =
            "Difference of the 90 days after an opportunity of the pattern, 180 to 90 days before as_of, between those that "
                    + "became a match and those that did not, within strata of event type, orders of the 90 days before "
                    + "and tenure; a customer's first match. Assumes that nothing else tells the two apart: it is no experiment. "
                    + "The intervals hold together: with 95 % for all patterns of a run and both effects (Bonferroni). "
                    + "Steps and channels carry the effect of their pattern.";

    /** Probability that any interval of a run misses its effect. */
    private static final double MAY_BE_WRONG = 0.05;

    /** Effect of one pattern. */
    record Effects(StratifiedEffect churn, StratifiedEffect spend, long opportunities) {

        String status() {
            if (churn.status() == EffectStatus.NOT_ENOUGH_DATA || spend.status() == EffectStatus.NOT_ENOUGH_DATA) {
                return EffectStatus.NOT_ENOUGH_DATA.name().toLowerCase(Locale.ROOT);
            }
            boolean told = churn.status() == EffectStatus.ESTIMATED || spend.status() == EffectStatus.ESTIMATED;
            return (told ? EffectStatus.ESTIMATED : EffectStatus.NOT_DISTINGUISHABLE)
                    .name()
                    .toLowerCase(Locale.ROOT);
        }
    }

    /** A number with its interval, all null without an estimate. */
    private record Effect(
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high) {

        static Effect of(@Nullable Estimate estimate) {
            return estimate == null
                    ? new Effect(null, null, null)
                    : new Effect(estimate.value(), estimate.low(), estimate.high());
        }
    }

    /** Who was hit where. */
    private static final class Affected {
        private final TreeSet<String> people = new TreeSet<>();
        private long matches;

        void add(String person, int count) {
            people.add(person);
            matches += count;
        }
    }

    private final CustomerBase base;
    private final Map<String, Effects> effects = new TreeMap<>();
    private final Map<List<String>, Affected> affected = new LinkedHashMap<>();

    FrictionCosts(List<PersonSummary> people, CustomerBase base, Collection<String> patterns) {
        this.base = base;
        Map<String, List<ExposureUnit>> churn = new HashMap<>();
        Map<String, List<ExposureUnit>> spend = new HashMap<>();
        for (PersonSummary person : people) {
            for (Opportunity opportunity : person.opportunities()) {
                add(churn, person, opportunity, each -> each.churned() ? 1 : 0);
                add(spend, person, opportunity, Opportunity::revenue);
            }
        }
        double confidence = 1 - MAY_BE_WRONG / (2.0 * Math.max(1, patterns.size()));
        for (String pattern : patterns) {
            List<ExposureUnit> units = churn.getOrDefault(pattern, List.of());
            effects.put(
                    pattern,
                    new Effects(
                            StratifiedEffect.of(units, confidence),
                            StratifiedEffect.of(spend.getOrDefault(pattern, List.of()), confidence),
                            units.size()));
            affected.put(List.of(pattern, Rollup.ALL, Rollup.ALL), new Affected());
        }
        Map<List<String>, Affected> parts = new LinkedHashMap<>();
        people.forEach(person -> person.matches().forEach(match -> add(parts, person.person(), match)));
        affected.putAll(parts);
    }

    Map<String, Effects> effects() {
        return effects;
    }

    void addTo(ResultRows rows, Instant effectiveFrom) {
        rows.table("friction_cost");
        List<List<String>> places = new ArrayList<>(affected.keySet());
        places.sort((one, other) -> String.join("\t", one).compareTo(String.join("\t", other)));
        for (List<String> place : places) {
            Effects effect = effects.get(place.get(0));
            Affected hit = affected.get(place);
            if (effect != null && hit != null) {
                addRow(rows, place, effect, hit, effectiveFrom);
            }
        }
    }

    private void addRow(ResultRows rows, List<String> place, Effects effects, Affected hit, Instant effectiveFrom) {
        Effect churn = Effect.of(effects.churn().effect());
        Effect spend = Effect.of(effects.spend().effect());
        rows.add("friction_cost")
                .with("pattern", place.get(0))
                .with("step", place.get(1))
                .with("channel", place.get(2))
                .with("effective_from", effectiveFrom)
                .with("status", effects.status())
                .with("customers_affected", (long) hit.people.size())
                .with("matches", hit.matches)
                .with("opportunities", effects.opportunities())
                .with("exposed", effects.churn().exposedCustomers())
                .with("churn_effect", churn.value())
                .with("churn_effect_low", churn.low())
                .with("churn_effect_high", churn.high())
                .money("spend_effect", spend.value())
                .money("spend_effect_low", spend.low())
                .money("spend_effect_high", spend.high())
                .money("value_exposed", atRisk(hit, 1.0, 0.0))
                .money("value_at_risk", atRisk(hit, churn.value(), spend.value()))
                .money("value_at_risk_low", atRisk(hit, churn.low(), spend.high()))
                .money("value_at_risk_high", atRisk(hit, churn.high(), spend.low()))
                .with("method", METHOD);
    }

    /** Sum over customers of value times churn and the spend lost, each from 0 to that value; null without a number. */
    private @Nullable Double atRisk(Affected hit, @Nullable Double churn, @Nullable Double spend) {
        if (churn == null || spend == null) {
            return null;
        }
        double sum = 0;
        for (String person : hit.people) {
            double clv = base.clv(person);
            sum += Math.min(clv, Math.max(0, clv * churn - spend));
        }
        return sum;
    }

    private void add(Map<List<String>, Affected> parts, String person, MatchCount match) {
        List<String> whole = List.of(match.pattern(), Rollup.ALL, Rollup.ALL);
        affected.computeIfAbsent(whole, place -> new Affected()).add(person, match.matches());
        parts.computeIfAbsent(List.of(match.pattern(), match.step(), match.channel()), place -> new Affected())
                .add(person, match.matches());
    }

    private static void add(
            Map<String, List<ExposureUnit>> units,
            PersonSummary person,
            Opportunity opportunity,
            ToDoubleFunction<Opportunity> outcome) {
        units.computeIfAbsent(opportunity.pattern(), pattern -> new ArrayList<>())
                .add(new ExposureUnit(
                        person.person(),
                        opportunity.stratum(),
                        opportunity.exposed(),
                        outcome.applyAsDouble(opportunity),
                        1));
    }
}
