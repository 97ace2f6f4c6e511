package io.throughline.cep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The patterns that are shipped keep what their pictures say. */
@Timeout(180)
class ShippedPatternsTest {

    @Test
    void passTheTestsThatTheyCarry() {
        List<PatternTestResult> results = PatternTests.run(PatternFiles.shipped());

        assertThat(results)
                .hasSizeGreaterThan(30)
                .allSatisfy(result -> assertThat(result.found())
                        .as("%s: %s", result.pattern(), result.test())
                        .isEqualTo(result.expected()));
    }

    @Test
    void areAllThatLieInTheFolder() throws Exception {
        assertThat(PatternFiles.shipped())
                .extracting(definition -> definition.name() + ".yaml")
                .containsExactlyElementsOf(fileNames());
    }

    @Test
    void haveAtLeastOneTestForEachLineOfTheirPicture() {
        assertThat(PatternFiles.shipped())
                .allSatisfy(definition -> assertThat(definition.tests())
                        .as(definition.name())
                        .hasSizeGreaterThanOrEqualTo(picture(definition.name()).size()));
    }

    @Test
    void haveAPageWithTheSamePicture() {
        assertThat(PatternFiles.shipped())
                .allSatisfy(definition -> assertThat(Path.of("..", "docs", "patterns", definition.name() + ".md"))
                        .content()
                        .contains(picture(definition.name()).stream()
                                .map(line -> line.substring(2))
                                .collect(Collectors.joining("\n")))
                        .contains(definition.description().about()));
    }

    private static List<String> picture(String name) {
        try {
            return Files.readAllLines(folder().resolve(name + ".yaml")).stream()
                    .takeWhile(line -> line.startsWith("#"))
                    .toList();
        } catch (IOException | URISyntaxException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static List<String> fileNames() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PatternFiles.class.getResource("/patterns/bot-loop.yaml"))
                        .toURI())
                .getParent();
    }
}
