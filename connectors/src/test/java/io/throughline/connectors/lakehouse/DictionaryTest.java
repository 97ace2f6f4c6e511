package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    private static final Path PAGE = Path.of("../docs/tables.md");

    @Test
    void thePageInDocsIsThatOfTheTableFiles() throws IOException {
        String page = Dictionary.page(Tables.all());
        if (Boolean.getBoolean("throughline.write-docs")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("docs/tables.md is older than the table files; write it anew by: ./mvnw -pl connectors -am test "
                        + "-Dtest=DictionaryTest -Dsurefire.failIfNoSpecifiedTests=false -Dthroughline.write-docs=true")
                .hasContent(page);
    }
}
