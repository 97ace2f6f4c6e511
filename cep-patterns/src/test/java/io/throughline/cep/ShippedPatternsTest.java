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

    private static final Path PAGES = Path.of("..", "docs", "patterns");

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
        assertThat(PatternFiles.shipped()).extracting(PatternDefinition::name).containsExactlyElementsOf(fileNames());
    }

    @Test
    void haveAtLeastOneTestForEachLineOfTheirPicture() {
        assertThat(PatternFiles.shipped())
                .allSatisfy(definition -> assertThat(definition.tests())
                        .as(definition.name())
                        .hasSizeGreaterThanOrEqualTo(picture(definition.name()).size()));
    }

    @Test
    void keepTheirPictureOnTheirOwnPage() throws IOException {
        for (PatternDefinition definition : PatternFiles.shipped()) {
            Path page = PAGES.resolve(definition.name() + ".md");
            if (Files.exists(page)) {
                assertThat(page)
                        .content()
                        .contains(drawing(definition.name()))
                        .contains(definition.description().about());
            }
        }
    }

    /** The catalogue is made from the files; {@code -Dthroughline.write-docs=true} makes it anew. */
    @Test
    void standInTheCatalogue() throws IOException {
        Path page = PAGES.resolve("README.md");
        if (Boolean.getBoolean("throughline.write-docs")) {
            Files.writeString(page, catalogue());
        }

        assertThat(page).content().isEqualTo(catalogue());
    }

    private static String catalogue() {
        StringBuilder page = new StringBuilder("""
                # The catalogue

                <!-- Made from the pattern files by ShippedPatternsTest, which keeps the two in step. -->

                `live` patterns are looked for unless a deployment says otherwise. `shadow` patterns wait to be asked for, because they
                need events that not everybody sends, or are good news: `use: NAME` and `status: live` in a file of the
                [patterns' folder](../patterns.md#a-deployments-own) turns one on.

                | pattern | says | severity | status |
                |---|---|---|---|
                """);
        for (PatternDefinition definition : PatternFiles.shipped()) {
            Description description = definition.description();
            page.append("| [%s](#%s) | %s | %s | %s |\n"
                    .formatted(
                            definition.name(),
                            definition.name(),
                            description.about(),
                            description.polarity() == Polarity.POSITIVE
                                    ? "good news"
                                    : description.severity().wireName(),
                            description.status().wireName()));
        }
        for (PatternDefinition definition : PatternFiles.shipped()) {
            String name = definition.name();
            List<String> meaning = Explanation.of(definition);
            page.append("\n## ")
                    .append(name)
                    .append("\n\n")
                    .append(definition.description().about());
            if (Files.exists(PAGES.resolve(name + ".md"))) {
                page.append(" [More](").append(name).append(".md).");
            }
            page.append("\n\n```\n").append(drawing(name)).append("\n\n");
            meaning.subList(2, meaning.size()).forEach(line -> page.append(line).append("\n"));
            page.append("```\n");
        }
        return page.toString();
    }

    private static String drawing(String name) {
        return picture(name).stream().map(line -> line.substring(2)).collect(Collectors.joining("\n"));
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
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(PatternFiles.class.getResource("/patterns/bot-loop.yaml"))
                        .toURI())
                .getParent();
    }
}
