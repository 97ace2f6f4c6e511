package io.throughline.cep;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words of pattern files, by where they may stand. {@code pattern.schema.json} knows the same. */
final class Words {

    /** What a deployment may say anew about a pattern that it uses. */
    static final List<String> CHANGEABLE = List.of(
            "version", "owner", "runbook", "severity", "weight", "status", "parameters", "calendar", "cooldown");

    static final List<String> USE = with(CHANGEABLE, "use", "tests");
    static final List<String> PATTERN = with(
            CHANGEABLE,
            "pattern",
            "about",
            "stage",
            "polarity",
            "key",
            "per",
            "sequence",
            "within",
            "emit",
            "once_per",
            "overlap",
            "at_risk",
            "resolved_by",
            "tests");

    static final List<String> STEP = List.of(
            "on",
            "where",
            "contiguity",
            "within",
            "times",
            "optional",
            "consecutive",
            "greedy",
            "until",
            "distinct",
            "same");
    static final List<String> ABSENT = List.of("on", "where", "within");
    static final List<String> GROUP = List.of("sequence", "contiguity", "times", "optional");
    static final List<String> OCCURRENCE = List.of("on", "where");
    static final List<String> RESOLVED_BY = List.of("on", "where", "within");
    static final List<String> EMIT = List.of("journey", "at");
    static final List<String> CALENDAR = List.of("zone", "days", "open", "holidays");
    static final List<String> TEST = List.of("name", "events", "expect", "data_until");
    static final List<String> EXPECT = List.of("at", "state", "steps");

    private Words() {}

    static String[] array(List<String> words) {
        return words.toArray(String[]::new);
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(Arrays.stream(more), some.stream()).toList();
    }
}
