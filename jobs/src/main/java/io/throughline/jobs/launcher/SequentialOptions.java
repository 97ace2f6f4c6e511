package io.throughline.jobs.launcher;

import io.throughline.jobs.analysis.ExperimentDocument;
import io.throughline.value.experiments.AnytimeTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Tests that are looked at while the experiment runs. */
final class SequentialOptions {

    private static final List<Long> USUAL =
            List.of(100L, 200L, 500L, 1000L, 2000L, 3000L, 5000L, 7500L, 10_000L, 15_000L, 20_000L);

    @Option(
            names = "--sequential",
            description =
                    "Looks at the first rows of the file, in its order: always-valid p-values (mSPRT) and confidence"
                            + " sequences, valid however often one looks.")
    private boolean sequential;

    @Option(
            names = "--looks",
            paramLabel = "N",
            split = ",",
            description =
                    "Units of both arms at the looks. Default: 100, 200, 500, 1000, 2000, 3000, 5000, 7500, 10000, 15000,"
                            + " 20000.")
    private List<Long> looks = new ArrayList<>();

    @Option(
            names = "--tau2",
            paramLabel = "V",
            description = "Variance of plausible effects, squared units of the metric. Default: ${DEFAULT-VALUE}.")
    private double tau2 = 0.01;

    @Option(
            names = "--tuned-for",
            paramLabel = "N",
            description = "Units at which the confidence sequence is narrowest. Default: ${DEFAULT-VALUE}.")
    private long tunedFor = 5000;

    boolean isAsked() {
        return sequential;
    }

    List<Long> looks() {
        return looks.isEmpty() ? USUAL : looks;
    }

    AnytimeTest test(double alpha) {
        return new AnytimeTest(alpha, tau2, tunedFor);
    }

    Map<String, Object> document(double alpha, AnytimeTest test, List<AnytimeTest.Look> seen) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("alpha", alpha);
        document.put("msprt_tau2", tau2);
        document.put("cs_rho2", test.rho2());
        document.put("cs_tuned_for_n", tunedFor);
        document.put("looks", ExperimentDocument.looks(seen));
        return document;
    }
}
