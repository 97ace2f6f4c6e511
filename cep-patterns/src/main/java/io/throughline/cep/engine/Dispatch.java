package io.throughline.cep.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which programs and which of their states an event can concern, known by its type before anything else is looked at. */
final class Dispatch {

    /**
     * What one type of events concerns.
     *
     * @param beginners numbers of the programs that it may begin a match of
     * @param reacting for each program the states in which a partial match may change
     * @param all numbers of the programs of either kind
     */
    record Concern(int[] beginners, int[][] reacting, int[] all) {}

    private final Map<String, Concern> named = new HashMap<>();
    private final Concern others;

    Dispatch(List<Program> programs) {
        Set<String> types = new HashSet<>();
        programs.forEach(program -> types.addAll(program.namedTypes()));
        for (String type : types) {
            named.put(type, concern(programs, type));
        }
        others = concern(programs, null);
    }

    Concern of(String type) {
        return named.getOrDefault(type, others);
    }

    private static Concern concern(List<Program> programs, @Nullable String type) {
        int[][] reacting = new int[programs.size()][];
        List<Integer> beginners = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        for (int number = 0; number < programs.size(); number++) {
            reacting[number] = programs.get(number).reactingStates(type);
            boolean begins = programs.get(number).mayBegin(type);
            if (begins) {
                beginners.add(number);
            }
            if (begins || reacting[number].length > 0) {
                all.add(number);
            }
        }
        return new Concern(ints(beginners), reacting, ints(all));
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
