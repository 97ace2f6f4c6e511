package io.throughline.cep;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place in a Flink pattern.
 *
 * @param name what Flink calls it
 * @param begins whether the pattern begins with it
 * @param step the step whose events it captures; empty for none
 * @param before the stages, by step, that may have captured something when its condition is asked, itself among them if
 *     it repeats
 */
record Stage(String name, boolean begins, String step, LinkedHashMap<String, ArrayList<String>> before)
        implements Serializable {

    Stage {
        LinkedHashMap<String, ArrayList<String>> copy = new LinkedHashMap<>();
        before.forEach((captured, stages) -> copy.put(captured, new ArrayList<>(stages)));
        before = copy;
    }

    List<String> stagesBefore() {
        return before.values().stream().flatMap(List::stream).toList();
    }

    Map<String, ArrayList<String>> stagesByStep() {
        return before;
    }
}
