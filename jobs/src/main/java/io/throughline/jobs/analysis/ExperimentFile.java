package io.throughline.jobs.analysis;

import io.throughline.connectors.files.CsvFile;
import io.throughline.connectors.files.CsvRow;
import io.throughline.value.sums.Comoments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file with one unit of an experiment in each row.
 *
 * @param file plain or gzip
 * @param arm column with the unit's arm
 * @param numbers columns that are read as numbers, each once
 * @param control the arm compared with, null to tell it by its name
 */
public record ExperimentFile(
        Path file,
        String arm,
        List<String> numbers,
        @Nullable String control) {

    /** The arms and what they hold, by name. */
    public record Arms(String control, Map<String, Comoments> all) {

        /** All but the control, by name. */
        public List<String> treatments() {
            return all.keySet().stream().filter(name -> !name.equals(control)).toList();
        }
    }

    /** Reads all; nothing but sums is kept. @throws IllegalArgumentException unless there are two arms or more */
    public Arms read() {
        Map<String, Comoments> arms = new TreeMap<>();
        each((name, values) ->
                arms.computeIfAbsent(name, key -> new Comoments(numbers.size())).add(values));
        return arms(arms);
    }

    /** Calls for each row, in the order of the file, with its arm and numbers. */
    public void each(BiConsumer<String, double[]> row) {
        List<String> columns = new ArrayList<>(List.of(arm));
        columns.addAll(numbers);
        CsvFile.read(file, columns, cells -> row.accept(cells.needed(arm), values(cells)));
    }

    /** Which of some arms is the control. */
    public Arms arms(Map<String, Comoments> arms) {
        if (arms.size() < 2) {
            throw new IllegalArgumentException(
                    file + " needs two arms or more in column " + arm + ", but has " + arms.keySet());
        }
        String chosen = control;
        if (chosen == null) {
            List<String> named =
                    arms.keySet().stream().filter(ExperimentFile::saysControl).toList();
            chosen = named.isEmpty() ? arms.keySet().iterator().next() : named.get(0);
        } else if (!arms.containsKey(chosen)) {
            throw new IllegalArgumentException("control must be one of " + arms.keySet() + ", but was " + chosen);
        }
        return new Arms(chosen, arms);
    }

    private static boolean saysControl(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("control")
                || lower.startsWith("no ")
                || List.of("0", "a", "false", "off").contains(lower);
    }

    private double[] values(CsvRow row) {
        double[] values = new double[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.number(numbers.get(i));
        }
        return values;
    }
}
