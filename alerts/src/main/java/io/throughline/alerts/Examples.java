package io.throughline.alerts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which matches an alert names: those with the smallest ids, so that the choice does not depend on arrival. */
final class Examples {

    private Examples() {}

    static List<String> smallest(List<String> some, List<String> more) {
        return new ArrayList<>(Stream.concat(some.stream(), more.stream())
                .distinct()
                .sorted()
                .limit(WindowCount.MAX_EXAMPLES)
                .toList());
    }
}
