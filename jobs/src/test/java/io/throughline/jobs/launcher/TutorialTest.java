package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the tutorial into an empty folder, every file and every command of it. */
class TutorialTest {

    private static final Pattern FILE = Pattern.compile("(?ms)^```\\w+ title=(\\S+)\\n(.*?)^```");
    private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final Pattern ARGUMENT = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    private Path folder;

    private String page;

    @BeforeEach
    void writeItsFiles() throws IOException {
        page = Files.readString(Path.of("../docs/tutorial.md"));
        for (MatchResult file : FILE.matcher(page).results().toList()) {
            Path path = folder.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
        }
    }

    @Test
    void everyCommandWorksAndShowsWhatThePageSays() {
        List<Shell> shells = commands().stream()
                .map(command -> Shell.run(arguments(command)))
                .toList();

        assertThat(shells)
                .hasSize(7)
                .allSatisfy(shell -> assertThat(shell.code()).as(shell.err()).isZero());
        assertThat(shells.get(1).err()).contains("16 read = 15 accepted + 1 failed + 0 duplicates");
        assertThat(shells.get(2).out())
                .contains("checkout_started")
                .contains("order_completed")
                .contains("payment_failed");
        assertThat(shells.get(5).out())
                .contains("m-01")
                .contains("m-03")
                .contains("m-04")
                .doesNotContain("m-02");
        assertThat(shells.get(6).out())
                .containsSubsequence("firing", "2026-03-06T17:30:00Z", "resolved", "2026-03-06T18:30:00Z");
    }

    private List<String> commands() {
        return COMMANDS.matcher(page)
                .results()
                .flatMap(block -> block.group(1).lines())
                .map(line -> line.replaceFirst("^throughline ", ""))
                .toList();
    }

    /** A test cannot change its folder, so that what names a file of the page becomes its whole path. */
    private String[] arguments(String command) {
        List<String> arguments = new ArrayList<>();
        for (MatchResult argument : ARGUMENT.matcher(command).results().toList()) {
            String text = argument.group(1) == null ? argument.group(2) : argument.group(1);
            boolean path = text.equals("cinema") || text.contains(".") && Files.exists(folder.resolve(text));
            arguments.add(path ? folder.resolve(text).toString() : text);
        }
        return arguments.toArray(String[]::new);
    }
}
