package io.throughline.connectors.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacedFolderTest {

    @TempDir
    private Path out;

    private ReplacedFolder export;

    @BeforeEach
    void writeTheFirst() throws IOException {
        export = new ReplacedFolder(out, "export");
        export.replace(folder -> Files.writeString(folder.resolve("first"), "1"));
    }

    @Test
    void putsTheNewInPlaceOfTheOld() throws IOException {
        export.replace(folder -> Files.writeString(folder.resolve("second"), "2"));

        assertThat(children(out)).containsExactly("export");
        assertThat(children(out.resolve("export"))).containsExactly("second");
    }

    @Test
    void keepsTheOldWhenBuildingFails() {
        assertThatThrownBy(() -> export.replace(folder -> {
                    Files.writeString(folder.resolve("half"), "2");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");

        assertThat(children(out)).containsExactly("export");
        assertThat(children(out.resolve("export"))).containsExactly("first");
    }

    @Test
    void clearsAwayWhatADeadProcessHadBegun() throws IOException {
        Files.writeString(
                Files.createDirectory(out.resolve(".export.building-1")).resolve("half"), "2");

        export.restore();

        assertThat(children(out)).containsExactly("export");
    }

    @Test
    void putsBackTheOldWhenAProcessDiedBetweenTheTwoRenamings() throws IOException {
        Files.move(out.resolve("export"), out.resolve(".export.old"));

        export.restore();

        assertThat(children(out)).containsExactly("export");
        assertThat(children(out.resolve("export"))).containsExactly("first");
    }

    @Test
    void forgetsTheOldWhenAProcessDiedAfterBothRenamings() throws IOException {
        Files.createDirectory(out.resolve(".export.old"));

        export.restore();

        assertThat(children(out)).containsExactly("export");
    }

    private static List<String> children(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
