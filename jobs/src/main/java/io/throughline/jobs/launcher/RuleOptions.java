package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ChannelOverview;
import io.throughline.value.attribution.AttributionRule;
import io.throughline.value.attribution.ChannelPath;
import io.throughline.value.attribution.MarkovOrder;
import io.throughline.value.attribution.PathTransform;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which rules share, and what they are told. */
final class RuleOptions {

    private static final int MOST_ORDER = 4;

    /** The rules by their names on the command line. */
    enum Rule {
        FIRST,
        LAST,
        LAST_NON_DIRECT,
        LINEAR,
        LINEAR_UNIQUE,
        POSITION,
        J,
        INVERSE_J,
        STEP_DECAY,
        TIME_DECAY,
        MARKOV,
        SHAPLEY,
        SHAPLEY_ORDERED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            split = ",",
            description = {
                "One or more of: first, last, last-non-direct, linear, linear-unique, position (40/20/40), j (20/20/60),",
                "inverse-j (60/20/20), step-decay (halves with each step), time-decay (--touches only), markov, shapley,",
                "shapley-ordered. Default: with --paths first, last, linear, linear-unique, position, step-decay, markov,",
                "shapley; with --touches first, last, last-non-direct, linear, position, time-decay, markov, shapley."
            })
    private Set<String> rules = new LinkedHashSet<>();

    @Option(
            names = "--order",
            paramLabel = "N",
            split = ",",
            description = "Touches that a Markov chain remembers, 1 to 4, one or more; or auto, the best of them by the"
                    + " Bayesian information criterion. Default: 1,2,3.")
    private List<String> orders = new ArrayList<>();

    @Option(names = "--half-life", paramLabel = "DAYS", description = "Of time decay. Default: ${DEFAULT-VALUE}.")
    private double halfLife = 7;

    @Option(
            names = "--direct",
            paramLabel = "CHANNEL",
            description = "Channel that last-non-direct passes over. Default: ${DEFAULT-VALUE}.")
    private String direct = "Direct";

    @Option(
            names = "--transform",
            paramLabel = "NAME",
            split = ",",
            description = "Makes paths simpler first, one or more in turn: exposure, unique, first, frequency,"
                    + " remove-if-not-all=CHANNEL, remove-if-last-and-not-all=CHANNEL. Default: none.")
    private List<String> transforms = new ArrayList<>();

    /** The rules that were chosen. */
    Set<Rule> chosen(boolean touches) {
        if (rules.isEmpty()) {
            return new LinkedHashSet<>(
                    touches
                            ? List.of(
                                    Rule.FIRST,
                                    Rule.LAST,
                                    Rule.LAST_NON_DIRECT,
                                    Rule.LINEAR,
                                    Rule.POSITION,
                                    Rule.TIME_DECAY,
                                    Rule.MARKOV,
                                    Rule.SHAPLEY)
                            : List.of(
                                    Rule.FIRST,
                                    Rule.LAST,
                                    Rule.LINEAR,
                                    Rule.LINEAR_UNIQUE,
                                    Rule.POSITION,
                                    Rule.STEP_DECAY,
                                    Rule.MARKOV,
                                    Rule.SHAPLEY));
        }
        Set<Rule> chosen = new LinkedHashSet<>();
        for (String name : rules) {
            chosen.add(List.of(Rule.values()).stream()
                    .filter(rule -> rule.toString().equals(name.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() ->
                            new WrongUse("--rule must be one of " + List.of(Rule.values()) + ", but was " + name)));
        }
        if (chosen.contains(Rule.TIME_DECAY) && !touches) {
            throw new WrongUse("time-decay needs the times of touches: give --touches in place of --paths");
        }
        return chosen;
    }

    /** The chosen rules that look at each path by itself. */
    List<AttributionRule> heuristics(Set<Rule> chosen) {
        List<AttributionRule> heuristics = new ArrayList<>();
        for (Rule rule : chosen) {
            switch (rule) {
                case FIRST -> heuristics.add(AttributionRule.firstTouch());
                case LAST -> heuristics.add(AttributionRule.lastTouch());
                case LAST_NON_DIRECT ->
                    heuristics.add(AttributionRule.lastNonDirect(
                            name -> name.split(String.valueOf(ChannelOverview.CAMPAIGN), 2)[0].equals(direct)));
                case LINEAR -> heuristics.add(AttributionRule.linear());
                case LINEAR_UNIQUE -> heuristics.add(AttributionRule.linearUnique());
                case POSITION -> heuristics.add(AttributionRule.positionBased());
                case J -> heuristics.add(AttributionRule.jShaped());
                case INVERSE_J -> heuristics.add(AttributionRule.inverseJ());
                case STEP_DECAY -> heuristics.add(AttributionRule.stepDecay());
                case TIME_DECAY -> heuristics.add(AttributionRule.timeDecay(halfLife));
                case MARKOV, SHAPLEY, SHAPLEY_ORDERED -> {}
            }
        }
        return heuristics;
    }

    /** The orders of the chains. */
    Set<Integer> orders(List<ChannelPath> paths) {
        Set<Integer> numbers = new TreeSet<>();
        for (String order : orders.isEmpty() ? List.of("1", "2", "3") : orders) {
            if (order.strip().equalsIgnoreCase("auto")) {
                numbers.add(MarkovOrder.best(paths, MOST_ORDER));
            } else if (order.strip().matches("[1-4]")) {
                numbers.add(Integer.parseInt(order.strip()));
            } else {
                throw new WrongUse("--order must be 1 to 4 or auto, but was " + order);
            }
        }
        return numbers;
    }

    PathTransform transform() {
        PathTransform all = PathTransform.unique();
        for (String name : transforms) {
            PathTransform before = all;
            PathTransform next = transform(name.strip());
            all = path -> next.of(before.of(path));
        }
        return all;
    }

    private static PathTransform transform(String name) {
        String[] parts = name.split("=", 2);
        if (parts.length == 2 && parts[0].equals("remove-if-not-all")) {
            return PathTransform.removeIfNotAll(parts[1]);
        }
        if (parts.length == 2 && parts[0].equals("remove-if-last-and-not-all")) {
            return PathTransform.removeIfLastAndNotAll(parts[1]);
        }
        return switch (name) {
            case "exposure" -> PathTransform.exposure();
            case "unique" -> PathTransform.unique();
            case "first" -> PathTransform.first();
            case "frequency" -> PathTransform.frequency();
            default ->
                throw new WrongUse("--transform must be exposure, unique, first, frequency,"
                        + " remove-if-not-all=CHANNEL or remove-if-last-and-not-all=CHANNEL, but was " + name);
        };
    }
}
