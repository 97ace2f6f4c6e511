package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page of commands is their own help; {@code -Dthroughline.write-docs=true} makes it anew. */
class CommandsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "commands.md");

    @Test
    void thePageSaysWhatHelpSays() throws Exception {
        StringBuilder page = new StringBuilder("""
                # Commands

                <!-- Made from the commands' own help by CommandsPageTest, which keeps the two in step. -->

                Results go to stdout, everything said to people (progress, summaries, warnings) to stderr, and `--json` prints
                results as JSON lines. Exit codes: 0 done; 1 a check or test found something wrong, or a run failed;
                2 wrong use or configuration.

                A run leaves below `--out` (default `./throughline-out`): `warehouse/` (Iceberg tables and their catalog),
                `export/*.parquet` (the same as plain Parquet), `state.db` (customer state and webhook outbox), `report.html`,
                `summary.json`, and `keys/` (the keys of this folder, readable by their owner only). A run takes the place of the
                run before in the same folder, unless `--append` is given; `keys/` always stays.
                """);
        CommandLine all = Throughline.commandLine();
        add(page, all);
        all.getSubcommands().values().forEach(command -> {
            add(page, command);
            command.getSubcommands().values().forEach(each -> add(page, each));
        });
        if (Boolean.getBoolean("throughline.write-docs")) {
            Files.writeString(PAGE, page.toString());
        }

        assertThat(PAGE).content().isEqualTo(page.toString());
    }

    private static void add(StringBuilder page, CommandLine command) {
        page.append("\n## ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        page.append(command.getUsageMessage(CommandLine.Help.Ansi.OFF).strip()).append("\n```\n");
    }
}
