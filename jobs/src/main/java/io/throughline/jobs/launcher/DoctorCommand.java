package io.throughline.jobs.launcher;

import io.throughline.expressions.yaml.Problem;
import io.throughline.expressions.yaml.ProblemException;
import io.throughline.jobs.deployment.Deployment;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Is all in order? */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Says whether all is in order: Java, folders, configuration, tables, database, endpoints, Kafka.",
        description = {"", "One line for each: ok, warn or fail. Ends with exit code 1 if one of them fails.", ""},
        footer = {"", "Example:", "  throughline doctor --config throughline.yaml"})
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(names = "--json", description = "Prints one JSON object for each line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>(Examination.process());
        try {
            Deployment deployment = configuration.deployment(List.of());
            findings.add(Finding.ok("configuration", "every key is known and every value in its range"));
            findings.addAll(new Examination(deployment, configuration.out()).all());
        } catch (ProblemException wrong) {
            for (Problem problem : wrong.problems()) {
                findings.add(Finding.fail("configuration", problem.toString()));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(finding -> out.println(json ? jsonOf(finding) : lineOf(finding)));
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.FAIL) ? 1 : 0;
    }

    private static String lineOf(Finding finding) {
        return "%-5s %-14s %s".formatted(state(finding), finding.place(), finding.message());
    }

    private static String jsonOf(Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("check", finding.place());
        values.put("state", state(finding));
        values.put("message", finding.message());
        return JsonLines.line(values);
    }

    private static String state(Finding finding) {
        return finding.state().name().toLowerCase(Locale.ROOT);
    }
}
