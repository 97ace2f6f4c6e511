package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;

/** Makes Flink patterns of every construct that its compiler knows, the same from the same seed, and says what they are. */
final class RandomPattern {

    static final String[] TYPES = {"a", "b", "c", "d"};

    /** A loop may have captured events of steps that stand after the one it asks for. */
    private static final List<String> ALL_NAMES =
            IntStream.range(0, 20).mapToObj(number -> "s" + number).toList();

    private final Random random;
    private final List<String> names = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private RandomPattern(Random random) {
        this.random = random;
    }

    /** A pattern, or an exception if Flink does not accept what the dice say. */
    static Pattern<CustomerEvent, ?> of(long seed, StringBuilder text) {
        RandomPattern made = new RandomPattern(new Random(seed));
        try {
            Pattern<CustomerEvent, ?> pattern = made.sequence(1 + made.random.nextInt(4), true);
            int window = 3 + made.random.nextInt(20);
            made.text.append(" within ").append(window);
            return pattern.within(Duration.ofMillis(window));
        } finally {
            text.append(made.text);
        }
    }

    private Pattern<CustomerEvent, CustomerEvent> sequence(int length, boolean outermost) {
        Pattern<CustomerEvent, CustomerEvent> pattern = null;
        for (int i = 0; i < length; i++) {
            boolean last = i == length - 1;
            if (pattern != null && random.nextInt(4) == 0 && (!last || outermost)) {
                pattern = absence(pattern, last);
            } else if (outermost && random.nextInt(6) == 0) {
                pattern = quantified(group(pattern), true);
            } else {
                pattern = quantified(event(pattern), false);
            }
        }
        return pattern;
    }

    private Pattern<CustomerEvent, CustomerEvent> absence(Pattern<CustomerEvent, CustomerEvent> before, boolean last) {
        String name = name();
        boolean next = !last && random.nextInt(3) == 0;
        text.append(next ? " notNext " : " notFollowedBy ").append(name);
        return condition(next ? before.notNext(name) : before.notFollowedBy(name));
    }

    private Pattern<CustomerEvent, CustomerEvent> event(Pattern<CustomerEvent, CustomerEvent> before) {
        String name = name();
        int contiguity = random.nextInt(5);
        if (before == null) {
            text.append(" begin ").append(name);
            return condition(Pattern.begin(name, AfterMatchSkipStrategy.noSkip()));
        }
        text.append(contiguity == 0 ? " next " : contiguity < 3 ? " followedBy " : " followedByAny ")
                .append(name);
        return condition(
                contiguity == 0
                        ? before.next(name)
                        : contiguity < 3 ? before.followedBy(name) : before.followedByAny(name));
    }

    private Pattern<CustomerEvent, CustomerEvent> group(Pattern<CustomerEvent, CustomerEvent> before) {
        int contiguity = before == null ? 0 : random.nextInt(3);
        text.append(
                        before == null
                                ? " begin"
                                : List.of(" next", " followedBy", " followedByAny")
                                        .get(contiguity))
                .append("(");
        Pattern<CustomerEvent, CustomerEvent> inner = sequence(1 + random.nextInt(2), false);
        text.append(" )");
        if (before == null) {
            return Pattern.begin(inner, AfterMatchSkipStrategy.noSkip());
        }
        return switch (contiguity) {
            case 0 -> before.next(inner);
            case 1 -> before.followedBy(inner);
            default -> before.followedByAny(inner);
        };
    }

    private Pattern<CustomerEvent, CustomerEvent> condition(Pattern<CustomerEvent, CustomerEvent> pattern) {
        if (random.nextInt(8) == 0) {
            String type = TYPES[random.nextInt(TYPES.length)];
            text.append(" untold ").append(type);
            return pattern.where(Fits.untold(type));
        }
        Fits first = fits();
        text.append(' ').append(first);
        Pattern<CustomerEvent, CustomerEvent> conditioned = pattern.where(first);
        int more = random.nextInt(10);
        if (more < 2) {
            Fits second = fits();
            text.append(more == 0 ? " and " : " or ").append(second);
            return more == 0 ? conditioned.where(second) : conditioned.or(second);
        }
        return conditioned;
    }

    private Fits fits() {
        Set<String> types = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(3) / 2; i++) {
            types.add(TYPES[random.nextInt(TYPES.length)]);
        }
        Fits.Relation relation = random.nextInt(3) > 0
                ? Fits.Relation.NONE
                : Fits.Relation.values()[random.nextInt(Fits.Relation.values().length)];
        String step = names.get(random.nextInt(names.size()));
        return new Fits(types, relation, step, 1 + random.nextInt(8), ALL_NAMES);
    }

    private Pattern<CustomerEvent, CustomerEvent> quantified(
            Pattern<CustomerEvent, CustomerEvent> pattern, boolean group) {
        Pattern<CustomerEvent, CustomerEvent> result = pattern;
        int kind = random.nextInt(10);
        boolean loops = kind < 5;
        int from = 1 + random.nextInt(2);
        switch (kind) {
            case 0 -> result = said(".oneOrMore", result.oneOrMore());
            case 1 -> result = said(".timesOrMore " + from, result.timesOrMore(from));
            case 2, 3 -> result = said(".times " + from + ".." + (from + 1), result.times(from, from + 1));
            case 4 -> result = said(".times " + (from + 1), result.times(from + 1));
            default -> {}
        }
        if (kind < 2 && random.nextInt(3) == 0 && !group) {
            Fits until = fits();
            result = said(".until " + until, result.until(until));
        }
        if (loops && random.nextInt(3) == 0) {
            result = random.nextBoolean()
                    ? said(".consecutive", result.consecutive())
                    : said(".allowCombinations", result.allowCombinations());
        }
        if (loops && random.nextInt(4) == 0 && !group) {
            result = said(".greedy", result.greedy());
        }
        return random.nextInt(5) == 0 ? said(".optional", result.optional()) : result;
    }

    private Pattern<CustomerEvent, CustomerEvent> said(String what, Pattern<CustomerEvent, CustomerEvent> pattern) {
        text.append(what);
        return pattern;
    }

    private String name() {
        names.add("s" + names.size());
        return names.get(names.size() - 1);
    }
}
