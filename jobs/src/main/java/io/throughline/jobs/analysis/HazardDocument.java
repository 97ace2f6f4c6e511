package io.throughline.jobs.analysis;

import io.throughline.value.fitting.Fit;
import io.throughline.value.fitting.FitStatus;
import io.throughline.value.survival.DiscreteHazard;
import io.throughline.value.survival.Lifetimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The chance to leave in each whole period, by band of periods and by the levels of the group columns; the first band and
 * the first level of each, by name, are the base.
 *
 * @param table the stays, their times whole periods
 * @param band periods in a band, 1 or more
 */
public record HazardDocument(SurvivalTable table, int band) {

    /** The document, keys in order. @throws IllegalArgumentException if a time is not a whole number */
    public Map<String, Object> values() {
        List<Lifetimes.Row> rows = table.all().rows();
        int last = (int) rows.get(rows.size() - 1).time();
        List<String> names = new ArrayList<>(List.of("const"));
        for (int i = 1; i <= (last - 1) / band; i++) {
            names.add("band_" + i);
        }
        table.byGroup()
                .forEach((group, levels) ->
                        levels.keySet().stream().skip(1).forEach(level -> names.add(group + "=" + level)));
        Fit<DiscreteHazard> fit = DiscreteHazard.fit(cells(names));
        Map<String, Object> values = new LinkedHashMap<>();
        if (fit.status() != FitStatus.INTERIOR) {
            values.put("status", fit.status().name().toLowerCase(Locale.ROOT));
        }
        DiscreteHazard model = fit.model();
        if (model != null) {
            Map<String, Object> coefficients = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                coefficients.put(names.get(i), model.weights().get(i));
            }
            values.put("coef", coefficients);
            values.put("log_likelihood", fit.logLikelihood());
        }
        values.put("person_periods", fit.observations());
        values.put("events", table.all().events());
        return new LinkedHashMap<>(Map.of("discrete_time_hazard_logit", values));
    }

    private List<DiscreteHazard.Cell> cells(List<String> names) {
        List<String> groups = List.copyOf(table.byGroup().keySet());
        List<DiscreteHazard.Cell> cells = new ArrayList<>();
        table.cells().forEach((levels, lifetimes) -> {
            Map<Integer, long[]> byBand = new LinkedHashMap<>();
            long atRisk = lifetimes.customers();
            int period = 1;
            for (Lifetimes.Row row : lifetimes.rows()) {
                if (row.time() != Math.rint(row.time())) {
                    throw new IllegalArgumentException("hazards count whole periods, but a time was " + row.time());
                }
                for (; period <= row.time(); period++) {
                    byBand.computeIfAbsent((period - 1) / band, key -> new long[2])[0] += atRisk;
                }
                byBand.getOrDefault((period - 2) / band, new long[2])[1] += row.events();
                atRisk -= row.customers();
            }
            byBand.forEach((each, counts) ->
                    cells.add(new DiscreteHazard.Cell(design(names, groups, levels, each), counts[0], counts[1])));
        });
        return cells;
    }

    private static List<Double> design(List<String> names, List<String> groups, List<String> levels, int band) {
        List<Double> design = new ArrayList<>();
        for (String name : names) {
            boolean set = name.equals("const") || name.equals("band_" + band);
            for (int g = 0; g < groups.size(); g++) {
                set |= name.equals(groups.get(g) + "=" + levels.get(g));
            }
            design.add(set ? 1.0 : 0.0);
        }
        return design;
    }
}
