package io.throughline.cep;

import io.throughline.expressions.yaml.YamlNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how often a step or a group happens. */
final class QuantifierReader {

    private static final Pattern TIMES = Pattern.compile("(\\d{1,4})(\\+|\\.\\.(\\d{1,4}))?");
    private static final int MOST = 50;

    private final OccurrenceReader occurrences;
    private final Parameters parameters;

    QuantifierReader(OccurrenceReader occurrences, Parameters parameters) {
        this.occurrences = occurrences;
        this.parameters = parameters;
    }

    /** @param captured steps whose events {@code until} may name, the step itself among them */
    Quantifier read(YamlNode body, Collection<String> captured) {
        int[] range = times(body.optional("times"));
        boolean optional = body.optional("optional").map(YamlNode::bool).orElse(false);
        Quantifier quantifier = new Quantifier(
                range[0],
                range[1],
                optional,
                flag(body, "consecutive"),
                flag(body, "greedy"),
                until(body.optional("until"), captured),
                occurrences.fields(body.optional("distinct")),
                occurrences.fields(body.optional("same")));
        for (String word : List.of("until", "distinct", "same")) {
            if (!quantifier.repeats() && body.optional(word).isPresent()) {
                throw body.required(word).problem(word, "times beside it: it is about several events of one step");
            }
        }
        if (quantifier.greedy() && quantifier.from() == quantifier.to()) {
            throw body.required("greedy").problem("greedy", "times that leave a choice, such as 2+ or 2..5");
        }
        if (quantifier.until() != null) {
            checkUntil(body, quantifier);
        }
        return quantifier;
    }

    private static void checkUntil(YamlNode body, Quantifier quantifier) {
        YamlNode until = body.required("until");
        if (quantifier.consecutive()) {
            throw until.problem("until beside consecutive", "one of them: consecutive ends at any other event");
        }
        if (quantifier.unbounded()) {
            if (quantifier.greedy() && quantifier.optional()) {
                throw until.problem(
                        "until beside greedy and optional", "two of the three: Flink CEP cannot run all of them");
            }
        } else if (quantifier.from() != quantifier.to() || quantifier.optional()) {
            throw until.problem(
                    "until beside " + (quantifier.optional() ? "optional" : "a range of times"),
                    "a fixed number of times, or one without upper limit such as 2+");
        }
    }

    private int[] times(Optional<YamlNode> node) {
        if (node.isEmpty()) {
            return new int[] {1, 1};
        }
        Object parameter = parameters.values().get(node.get().text());
        String text = parameter instanceof Long number
                ? number.toString()
                : node.get().text();
        Matcher times = TIMES.matcher(text);
        if (!times.matches()) {
            throw node.get().problem("'" + text + "'", "a number of times such as 3, 2..5, or 2+ for two or more");
        }
        int from = Integer.parseInt(times.group(1));
        int to = times.group(2) == null
                ? from
                : times.group(3) == null ? Quantifier.UNBOUNDED : Integer.parseInt(times.group(3));
        boolean sound = from >= 1 && from <= MOST && to >= from && to > 1 && (to <= MOST || to == Quantifier.UNBOUNDED);
        if (!sound) {
            throw node.get()
                    .problem(text, "a number from 2 to " + MOST + ", a range such as 1..3, or 1+ for one or more");
        }
        return new int[] {from, to};
    }

    private static boolean flag(YamlNode body, String word) {
        Optional<YamlNode> node = body.optional(word);
        if (node.isEmpty()) {
            return false;
        }
        if (body.optional("times").isEmpty()) {
            throw node.get().problem(node.get().text(), "times beside it: one event is always " + word);
        }
        return node.get().bool();
    }

    private @Nullable Occurrence until(Optional<YamlNode> node, Collection<String> captured) {
        if (node.isEmpty()) {
            return null;
        }
        node.get().onlyKeys(Words.array(Words.OCCURRENCE));
        return occurrences.read(node.get(), captured);
    }
}
