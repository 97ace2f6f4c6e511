package io.throughline.jobs.launcher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which columns hold what; what is not named is taken by its usual name if the file has it. */
final class DriverColumns {

    @Option(
            names = "--outcome",
            paramLabel = "COL",
            description = "Column that is 1 for customers who left." + " Default: churned.")
    private @Nullable String outcome;

    @Option(
            names = "--value",
            paramLabel = "COL",
            description = "Column with a customer's value, above 0. Default: clv.")
    private @Nullable String value;

    @Option(
            names = "--drivers",
            paramLabel = "COL",
            split = ",",
            description = "Columns of the experience. Default: friction_events, fcr, wait_minutes, csat, ces, nps.")
    private List<String> drivers = new ArrayList<>();

    @Option(
            names = "--controls",
            paramLabel = "COL",
            split = ",",
            description = "Columns that the regression holds fixed. Default: tenure_months, premium.")
    private List<String> controls = new ArrayList<>();

    @Option(
            names = "--exposure",
            paramLabel = "COL",
            description = "Column that is 1 for customers who met what is judged." + " Default: recovery_call.")
    private @Nullable String exposure;

    @Option(
            names = "--confounders",
            paramLabel = "COL",
            split = ",",
            description =
                    "Columns, from before the exposure, on which both exposure and outcome depend. Default: drivers and"
                            + " controls but ces.")
    private List<String> confounders = new ArrayList<>();

    @Option(names = "--nps", paramLabel = "COL", description = "Answers of 0 to 10. Default: nps.")
    private @Nullable String nps;

    @Option(names = "--csat", paramLabel = "COL", description = "Answers of 1 to 5. Default: csat.")
    private @Nullable String csat;

    @Option(names = "--ces", paramLabel = "COL", description = "Answers of 1 to 7. Default: ces.")
    private @Nullable String ces;

    @Option(names = "--fcr", paramLabel = "COL", description = "1 if the first contact resolved it. Default: fcr.")
    private @Nullable String fcr;

    @Option(
            names = "--contacts",
            paramLabel = "COL",
            description = "Contacts; FCR counts customers who had one." + " Default: contacts.")
    private @Nullable String contacts;

    @Option(
            names = "--what-if",
            paramLabel = "COL=CHANGE",
            description = "How the outcome would change with a column changed by so much, not below 0."
                    + " Default: friction_events=-1.")
    private @Nullable String whatIf;

    @Option(
            names = "--before",
            paramLabel = "COL",
            description = "Measure before the exposure, for before/after with the" + " others as comparison.")
    private @Nullable String before;

    @Option(names = "--after", paramLabel = "COL", description = "The same measure after it.")
    private @Nullable String after;

    /** The columns of one file. */
    record Chosen(
            @Nullable String outcome,
            @Nullable String value,
            List<String> drivers,
            List<String> controls,
            @Nullable String exposure,
            List<String> confounders,
            @Nullable String nps,
            @Nullable String csat,
            @Nullable String ces,
            @Nullable String fcr,
            @Nullable String contacts,
            @Nullable String whatIf,
            double change,
            @Nullable String before,
            @Nullable String after) {

        /** The outcome in the keys of the document. */
        String outcomeName() {
            return outcome == null ? "" : outcome.equals("churned") ? "churn" : outcome;
        }

        /** Columns of the regression. */
        List<String> regressors() {
            Set<String> all = new LinkedHashSet<>(drivers);
            all.addAll(controls);
            if (exposure != null) {
                all.add(exposure);
            }
            return List.copyOf(all);
        }

        String whatIfKey() {
            String column = String.valueOf(whatIf);
            return change == -1 && column.endsWith("_events")
                    ? "what_if_one_" + column.substring(0, column.length() - "_events".length()) + "_fewer"
                    : "what_if_" + column + "_" + (change == Math.rint(change) ? "" + (long) change : "" + change);
        }

        /** All columns that are read, each once. */
        List<String> all() {
            return Stream.of(
                            Stream.of(outcome, value, nps, csat, ces, fcr, contacts, before, after)
                                    .flatMap(Stream::ofNullable),
                            regressors().stream(),
                            confounders.stream())
                    .flatMap(each -> each)
                    .distinct()
                    .toList();
        }

        /** Numbers of 0 and 1 as what did not happen and what did. */
        boolean[] happened(double[] numbers) {
            boolean[] happened = new boolean[numbers.length];
            for (int i = 0; i < numbers.length; i++) {
                if (numbers[i] != 0 && numbers[i] != 1) {
                    throw new WrongUse("outcome and exposure must be 0 or 1 in all rows, but one is " + numbers[i]);
                }
                happened[i] = numbers[i] == 1;
            }
            return happened;
        }
    }

    /** The columns of a file with such a header. */
    Chosen in(List<String> header) {
        List<String> chosenDrivers = drivers.isEmpty()
                ? there(header, "friction_events", "fcr", "wait_minutes", "csat", "ces", "nps")
                : drivers;
        List<String> chosenControls = controls.isEmpty() ? there(header, "tenure_months", "premium") : controls;
        String chosenExposure = usual(header, exposure, "recovery_call");
        List<String> chosenConfounders = confounders;
        if (confounders.isEmpty()) {
            chosenConfounders = Stream.concat(chosenDrivers.stream(), chosenControls.stream())
                    .filter(column -> !column.equals("ces") && !column.equals(chosenExposure))
                    .distinct()
                    .toList();
        }
        String column = null;
        double change = -1;
        if (whatIf != null) {
            String[] parts = whatIf.split("=", 2);
            if (parts.length < 2 || !parts[1].matches("[+-]?[0-9]+(\\.[0-9]+)?")) {
                throw new WrongUse("--what-if must be COL=CHANGE, for example friction_events=-1, but was " + whatIf);
            }
            column = parts[0];
            change = Double.parseDouble(parts[1]);
        } else if (chosenDrivers.contains("friction_events")) {
            column = "friction_events";
        }
        Chosen chosen = new Chosen(
                usual(header, outcome, "churned"),
                usual(header, value, "clv"),
                chosenDrivers,
                chosenControls,
                chosenExposure,
                chosenConfounders,
                usual(header, nps, "nps"),
                usual(header, csat, "csat"),
                usual(header, ces, "ces"),
                usual(header, fcr, "fcr"),
                usual(header, contacts, "contacts"),
                column,
                change,
                before,
                after);
        if (column != null && !chosen.regressors().contains(column)) {
            throw new WrongUse("--what-if must name one of " + chosen.regressors() + ", but was " + column);
        }
        return chosen;
    }

    private static @Nullable String usual(List<String> header, @Nullable String named, String usual) {
        return named != null ? named : header.contains(usual) ? usual : null;
    }

    private static List<String> there(List<String> header, String... usual) {
        return Arrays.stream(usual).filter(header::contains).toList();
    }
}
