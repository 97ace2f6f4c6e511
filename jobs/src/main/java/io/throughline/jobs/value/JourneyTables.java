package io.throughline.jobs.value;

import io.throughline.domain.table.Rollup;
import io.throughline.jobs.value.JourneyRuns.Journey;
import io.throughline.jobs.value.JourneyRuns.Step;
import io.throughline.jobs.value.PersonSummary.JourneyRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables {@code journey_steps} and {@code journey_transitions}. */
final class JourneyTables {

    private static final String START = "(start)";
    private static final String END = "(end)";

    private static final class Funnel {
        private long entered;
        private long completed;
        private final TreeSet<String> people = new TreeSet<>();
        private final TreeSet<String> dropped = new TreeSet<>();
        private final List<Long> durations = new ArrayList<>();

        @Nullable
        Long medianDuration() {
            if (durations.isEmpty()) {
                return null;
            }
            Collections.sort(durations);
            int middle = durations.size() / 2;
            return durations.size() % 2 == 1
                    ? durations.get(middle)
                    : (Long) ((durations.get(middle - 1) + durations.get(middle)) / 2);
        }
    }

    private static final class Moves {
        private long count;
        private final TreeSet<String> people = new TreeSet<>();
    }

    private final CustomerBase base;
    private final Map<String, Map<String, Map<String, Funnel>>> funnels = new TreeMap<>();
    private final Map<String, Map<String, Map<String, Moves>>> moves = new TreeMap<>();

    JourneyTables(List<PersonSummary> people, CustomerBase base) {
        this.base = base;
        for (PersonSummary person : people) {
            for (JourneyRun run : person.journeys()) {
                add(person.person(), run, run.deviceType());
                add(person.person(), run, Rollup.ALL);
                addMoves(person.person(), run);
            }
        }
    }

    void addTo(ResultRows rows) {
        rows.table("journey_steps");
        rows.table("journey_transitions");
        for (Journey journey : JourneyRuns.JOURNEYS) {
            Map<String, Map<String, Funnel>> steps = funnels.getOrDefault(journey.name(), Map.of());
            for (int i = 0; i < journey.steps().size(); i++) {
                Step step = journey.steps().get(i);
                int number = i + 1;
                steps.getOrDefault(step.name(), Map.of())
                        .forEach((device, funnel) -> addRow(rows, journey.name(), step.name(), number, device, funnel));
            }
        }
        moves.forEach((journey, from) ->
                from.forEach((fromStep, to) -> to.forEach((toStep, move) -> rows.add("journey_transitions")
                        .with("journey", journey)
                        .with("from_step", fromStep)
                        .with("to_step", toStep)
                        .with("transitions", move.count)
                        .with("customers", (long) move.people.size()))));
    }

    private void addRow(ResultRows rows, String journey, String step, int number, String device, Funnel funnel) {
        long dropped = funnel.entered - funnel.completed;
        rows.add("journey_steps")
                .with("journey", journey)
                .with("step", step)
                .with("step_number", number)
                .with("device_type", device)
                .with("entered", funnel.entered)
                .with("completed", funnel.completed)
                .with("dropped", dropped)
                .with("drop_off_rate", funnel.entered == 0 ? null : dropped / (double) funnel.entered)
                .with("customers", (long) funnel.people.size())
                .with("median_duration_ms", funnel.medianDuration())
                .money(
                        "value_dropped",
                        funnel.dropped.stream().mapToDouble(base::clv).sum());
    }

    /** A step is completed by a later one of the journey, however the run got there; the last by itself. */
    private void add(String person, JourneyRun run, String device) {
        Journey journey = JourneyRuns.JOURNEYS.stream()
                .filter(each -> each.name().equals(run.journey()))
                .findFirst()
                .orElseThrow();
        List<String> order = journey.steps().stream().map(Step::name).toList();
        int furthest = run.steps().stream().mapToInt(order::indexOf).max().orElse(-1);
        for (int i = 0; i < run.steps().size(); i++) {
            String step = run.steps().get(i);
            Funnel funnel = funnels.computeIfAbsent(run.journey(), name -> new TreeMap<>())
                    .computeIfAbsent(step, name -> new TreeMap<>())
                    .computeIfAbsent(device, name -> new Funnel());
            boolean completed = order.indexOf(step) < furthest || order.indexOf(step) == order.size() - 1;
            funnel.entered++;
            funnel.completed += completed ? 1 : 0;
            funnel.people.add(person);
            if (!completed) {
                funnel.dropped.add(person);
            }
            if (i < run.durations().size()) {
                funnel.durations.add(run.durations().get(i));
            }
        }
    }

    private void addMoves(String person, JourneyRun run) {
        String from = START;
        for (String step : run.steps()) {
            addMove(person, run.journey(), from, step);
            from = step;
        }
        addMove(person, run.journey(), from, END);
    }

    private void addMove(String person, String journey, String from, String to) {
        Moves move = moves.computeIfAbsent(journey, name -> new TreeMap<>())
                .computeIfAbsent(from, name -> new TreeMap<>())
                .computeIfAbsent(to, name -> new Moves());
        move.count++;
        move.people.add(person);
    }
}
