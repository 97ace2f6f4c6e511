package io.throughline.jobs.report;

import io.throughline.domain.table.Rollup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Each journey step by step: how many came so far, and where they went no further, by device. */
final class JourneyFunnel implements Section {

    private static final int SHADES = 5;
    private final List<Step> steps;

    private record Step(
            String journey, int number, String name, String device, long entered, long dropped, BigDecimal value) {

        double dropOff() {
            return entered == 0 ? Double.NaN : (double) dropped / entered;
        }
    }

    JourneyFunnel(ReportTables tables) {
        this.steps = tables
                .latest(
                        "journey_steps",
                        "journey",
                        "step",
                        "step_number",
                        "device_type",
                        "entered",
                        "dropped",
                        "value_dropped")
                .stream()
                .map(JourneyFunnel::step)
                .sorted(Comparator.comparing(Step::journey).thenComparing(Step::number))
                .toList();
    }

    @Override
    public Map<String, Object> model() {
        List<Map<String, Object>> journeys = new ArrayList<>();
        steps.stream()
                .collect(Collectors.groupingBy(Step::journey, TreeMap::new, Collectors.toList()))
                .forEach((name, of) -> journeys.add(journey(name, of)));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("any", !journeys.isEmpty());
        model.put("journeys", journeys);
        return model;
    }

    @Override
    public List<Figures> figures() {
        return List.of(Figures.of(
                "journeys",
                steps.stream(),
                step -> Figures.row(
                        step.journey(),
                        step.number(),
                        step.name(),
                        step.device(),
                        step.entered(),
                        step.dropped(),
                        step.value())));
    }

    private static Map<String, Object> journey(String name, List<Step> steps) {
        Map<String, Long> devices = new TreeMap<>();
        steps.stream()
                .filter(step -> !step.device().equals(Rollup.ALL))
                .forEach(step -> devices.merge(step.device(), step.entered(), Long::max));
        List<String> columns = devices.keySet().stream()
                .sorted(Comparator.comparing(device -> -devices.getOrDefault(device, 0L)))
                .toList();
        List<Step> whole =
                steps.stream().filter(step -> step.device().equals(Rollup.ALL)).toList();
        long most = whole.stream().mapToLong(Step::entered).max().orElse(1);
        int last = whole.stream().mapToInt(Step::number).max().orElse(0);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("journey", Say.title(name));
        model.put(
                "devices",
                columns.stream().map(device -> device.replaceAll("[()]", "")).toList());
        model.put(
                "steps",
                whole.stream()
                        .map(step -> row(step, most, columns, steps, step.number() == last))
                        .toList());
        return model;
    }

    private static Map<String, Object> row(Step step, long most, List<String> devices, List<Step> all, boolean end) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("number", step.number());
        row.put("step", Say.title(step.name()));
        row.put("entered", Say.count(step.entered()));
        row.put("width", Say.part((double) step.entered() / Math.max(1, most)));
        row.put("share", Say.percent((double) step.entered() / Math.max(1, most)));
        row.put("end", end);
        row.put("dropOff", end ? "" : Say.percent(step.dropOff()));
        row.put("dropped", Say.count(step.dropped()));
        row.put("value", new Money(step.value()));
        row.put(
                "byDevice",
                devices.stream().map(device -> cell(step, device, all, end)).toList());
        return row;
    }

    private static Map<String, Object> cell(Step step, String device, List<Step> all, boolean end) {
        double dropOff = all.stream()
                .filter(other ->
                        other.number() == step.number() && other.device().equals(device))
                .mapToDouble(Step::dropOff)
                .findFirst()
                .orElse(Double.NaN);
        boolean some = !end && !Double.isNaN(dropOff);
        return Map.of(
                "some", some, "text", Say.percent(dropOff), "shade", some ? (int) Math.ceil(SHADES * dropOff) : 0);
    }

    private static Step step(Map<String, @Nullable Object> row) {
        return new Step(
                Cells.text(row, "journey"),
                (int) Cells.number(row, "step_number"),
                Cells.text(row, "step"),
                Cells.text(row, "device_type"),
                Cells.number(row, "entered"),
                Cells.number(row, "dropped"),
                Cells.sum(row, "value_dropped"));
    }
}
