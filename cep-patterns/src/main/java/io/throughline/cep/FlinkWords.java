package io.throughline.cep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.cep.pattern.GroupPattern;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.Quantifier.QuantifierProperty;

/** The Flink pattern that a search compiles to, as one would have written it by hand. */
final class FlinkWords {

    private FlinkWords() {}

    static String of(Search search) {
        return chain(PatternCompiler.compile(search)) + ".within(" + Wording.of(search.span()) + ")";
    }

    private static String chain(Pattern<?, ?> last) {
        List<String> words = new ArrayList<>();
        for (Pattern<?, ?> pattern = last; pattern != null; pattern = pattern.getPrevious()) {
            words.add(word(pattern) + quantifier(pattern));
        }
        Collections.reverse(words);
        return String.join(".", words);
    }

    private static String word(Pattern<?, ?> pattern) {
        String stage = pattern instanceof GroupPattern<?, ?> group ? chain(group.getRawPattern()) : pattern.getName();
        if (pattern.getPrevious() == null) {
            return "begin(" + stage + ")";
        }
        return switch (pattern.getQuantifier().getConsumingStrategy()) {
                    case STRICT -> "next(";
                    case SKIP_TILL_NEXT -> "followedBy(";
                    case SKIP_TILL_ANY -> "followedByAny(";
                    case NOT_FOLLOW -> "notFollowedBy(";
                    case NOT_NEXT -> "notNext(";
                }
                + stage + ")";
    }

    private static String quantifier(Pattern<?, ?> pattern) {
        StringBuilder words = new StringBuilder();
        org.apache.flink.cep.pattern.Quantifier quantifier = pattern.getQuantifier();
        if (quantifier.hasProperty(QuantifierProperty.LOOPING)) {
            words.append(".timesOrMore(").append(pattern.getTimes().getFrom()).append(")");
        } else if (quantifier.hasProperty(QuantifierProperty.TIMES)) {
            int from = pattern.getTimes().getFrom();
            int to = pattern.getTimes().getTo();
            words.append(".times(")
                    .append(from)
                    .append(from == to ? "" : ", " + to)
                    .append(")");
        }
        if (pattern.getUntilCondition() != null) {
            words.append(".until(…)");
        }
        if (quantifier.getInnerConsumingStrategy() == org.apache.flink.cep.pattern.Quantifier.ConsumingStrategy.STRICT
                && !words.isEmpty()) {
            words.append(".consecutive()");
        }
        if (quantifier.hasProperty(QuantifierProperty.GREEDY)) {
            words.append(".greedy()");
        }
        if (quantifier.hasProperty(QuantifierProperty.OPTIONAL)) {
            words.append(".optional()");
        }
        return words.toString();
    }
}
