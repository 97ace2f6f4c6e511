package io.throughline.jobs.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page is made, not written; {@code -Dthroughline.write-docs=true} makes it anew. */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    @Test
    void thePageSaysWhatTheDefaultsSay() throws Exception {
        if (Boolean.getBoolean("throughline.write-docs")) {
            Files.writeString(PAGE, ConfigurationPage.markdown());
        }

        assertThat(PAGE).content().isEqualTo(ConfigurationPage.markdown());
    }
}
