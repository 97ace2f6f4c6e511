package io.throughline.cep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a pattern may do that its author did not mean: the traps that a sound file can still fall into. */
public final class Lint {

    /** What comes by the hundred for each customer and day. */
    private static final Set<String> FREQUENT = Set.of(
            "page_viewed", "screen_viewed", "page_ping", "click", "ad_impression", "product_viewed", "ui_reaction");

    private static final Duration SHORT = Duration.ofMinutes(30);
    private static final Duration LONG = Duration.ofDays(30);

    private Lint() {}

    /** Warnings, each with how to mend it; none if there is nothing to mind. */
    public static List<String> of(PatternDefinition pattern) {
        List<String> warnings = new ArrayList<>();
        for (List<SequenceElement> variant : pattern.variants()) {
            Step first = Variants.steps(variant).get(0);
            List<String> frequent =
                    first.occurrence().on().stream().filter(FREQUENT::contains).toList();
            if (!frequent.isEmpty()
                    && first.occurrence().where() == null
                    && pattern.span(variant).compareTo(SHORT) > 0) {
                warnings.add(
                        "every %s begins a match that is kept for %s: say more of %s in where, or shorten the window"
                                .formatted(frequent.get(0), Wording.of(pattern.span(variant)), first.name()));
            }
            variant.forEach(element -> check(element, pattern, warnings));
        }
        if (pattern.closesWithAbsence() && pattern.span().compareTo(LONG) > 0) {
            warnings.add("what begins is kept for %s before it is certain".formatted(Wording.of(pattern.span())));
        }
        return warnings.stream().distinct().toList();
    }

    private static void check(SequenceElement element, PatternDefinition pattern, List<String> warnings) {
        if (element instanceof Group group) {
            check("the group", group.contiguity(), group.quantifier(), pattern, warnings);
            group.steps().forEach(step -> check(step, pattern, warnings));
        } else if (element instanceof Step step) {
            check(step.name(), step.contiguity(), step.quantifier(), pattern, warnings);
        }
    }

    private static void check(
            String name,
            Contiguity contiguity,
            Quantifier quantifier,
            PatternDefinition pattern,
            List<String> warnings) {
        boolean limited = pattern.counting().oncePer() != null
                || pattern.counting().cooldown() != null
                || !pattern.counting().overlap();
        if ((contiguity == Contiguity.STRICT || quantifier.consecutive())
                && pattern.per().isEmpty()) {
            warnings.add(("%s lets nothing come between, of whatever channel or source: a new source changes what is"
                            + " found. Say per, or what must not come between as absent or until")
                    .formatted(name));
        }
        if (contiguity == Contiguity.ANY && !limited) {
            warnings.add("%s makes a match of every event that fits: say once_per or cooldown, if one is enough"
                    .formatted(name));
        }
        if (quantifier.to() > quantifier.from() && !quantifier.greedy() && !limited) {
            warnings.add("%s makes a match for each number of events: say once_per or cooldown, if one is enough"
                    .formatted(name));
        }
    }
}
