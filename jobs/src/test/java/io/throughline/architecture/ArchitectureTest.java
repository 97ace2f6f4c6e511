package io.throughline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the drawing of the house in the README: which room may know which, and what none may do. */
@AnalyzeClasses(packages = "io.throughline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LONGEST_FILE = 300;

    @ArchTest
    static void arrowsPointOneWay(JavaClasses classes) {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("domain")
                .definedBy("io.throughline.domain..")
                .layer("expressions")
                .definedBy("io.throughline.expressions..")
                .layer("cep-patterns")
                .definedBy("io.throughline.cep..")
                .layer("alerts")
                .definedBy("io.throughline.alerts..")
                .layer("value")
                .definedBy("io.throughline.value..")
                .layer("simulator")
                .definedBy("io.throughline.simulator..")
                .layer("connectors")
                .definedBy("io.throughline.connectors..")
                .layer("jobs")
                .definedBy("io.throughline.jobs..")
                .whereLayer("domain")
                .mayNotAccessAnyLayer()
                .whereLayer("expressions")
                .mayOnlyAccessLayers("domain")
                .whereLayer("cep-patterns")
                .mayOnlyAccessLayers("domain", "expressions")
                .whereLayer("alerts")
                .mayOnlyAccessLayers("domain", "expressions")
                .whereLayer("value")
                .mayOnlyAccessLayers("domain")
                .whereLayer("simulator")
                .mayOnlyAccessLayers("domain")
                .whereLayer("connectors")
                .mayOnlyAccessLayers("domain", "expressions")
                .whereLayer("jobs")
                .mayNotBeAccessedByAnyLayer()
                .check(classes);
    }

    @ArchTest
    static void packagesHaveNoCircles(JavaClasses classes) {
        slices().matching("io.throughline.(**)").should().beFreeOfCycles().check(classes);
    }

    @ArchTest
    static void timeComesFromEvents(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.throughline.connectors..", "io.throughline.jobs.launcher..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .because("a replay must give the same answer")
                .check(classes);
    }

    @ArchTest
    static void plainLogicKnowsNoFlink(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.throughline.domain..",
                        "io.throughline.expressions..",
                        "io.throughline.alerts..",
                        "io.throughline.value..",
                        "io.throughline.simulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .check(classes);
    }

    @ArchTest
    static void noFileIsLong(JavaClasses classes) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            List<String> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_FILE)
                    .map(file -> ROOT.relativize(file) + ": " + lines(file) + " lines")
                    .toList();

            assertThat(tooLong).isEmpty();
        }
    }

    @ArchTest
    static void theReadmeDrawsTheModulesThatTheBuildHas(JavaClasses classes) throws IOException {
        List<String> built = modules(Files.readString(ROOT.resolve("pom.xml")), "<module>([a-z-]+)</module>");
        List<String> drawn = modules(Files.readString(ROOT.resolve("README.md")), "(?m)^([a-z-]+)/ +\\S");

        assertThat(drawn).containsAll(built);
        assertThat(drawn).allSatisfy(folder -> assertThat(ROOT.resolve(folder)).isDirectory());
    }

    private static List<String> modules(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
