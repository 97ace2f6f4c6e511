package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentedFormatTest {

    @Test
    void passesItsTests(@TempDir Path folder) throws Exception {
        String page = Files.readString(Reading.root().resolve("docs/formats.md"));
        int from = page.indexOf("```yaml\n") + "```yaml\n".length();
        Path file = Files.writeString(folder.resolve("till.yaml"), page.substring(from, page.indexOf("```", from)));

        assertThat(FormatTests.run(Format.read(file)))
                .hasSize(2)
                .allSatisfy(result -> assertThat(result.message()).isEmpty());
    }
}
