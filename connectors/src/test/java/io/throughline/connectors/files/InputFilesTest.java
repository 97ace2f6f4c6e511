package io.throughline.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void layOutFiles() throws IOException {
        for (String name :
                List.of("b.jsonl", "a.jsonl", "day/c.jsonl.gz", "day/deep/d.tsv", ".hidden", "_SUCCESS", ".git/x")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "{}");
        }
    }

    @Test
    void areTheFileItself() {
        assertThat(names(folder + "/a.jsonl")).containsExactly("a.jsonl");
        assertThat(names(folder + "/_SUCCESS")).containsExactly("_SUCCESS");
    }

    @Test
    void areAllFilesBelowAFolderThatAreNotHidden() {
        assertThat(names(folder.toString())).containsExactly("a.jsonl", "b.jsonl", "day/c.jsonl.gz", "day/deep/d.tsv");
    }

    @Test
    void areTheFilesThatMatchAGlob() {
        assertThat(names(folder + "/*.jsonl")).containsExactly("a.jsonl", "b.jsonl");
        assertThat(names(folder + "/**.{gz,tsv}")).containsExactly("day/c.jsonl.gz", "day/deep/d.tsv");
        assertThat(names(folder + "/d?y/*.gz")).containsExactly("day/c.jsonl.gz");
    }

    @Test
    void areEachFileOnce() {
        assertThat(names(folder + "/b.jsonl", folder + "/*.jsonl", folder + "/./a.jsonl"))
                .containsExactly("a.jsonl", "b.jsonl");
    }

    @Test
    void takeAFileWhoseNameLooksLikeAGlob() throws IOException {
        Files.writeString(folder.resolve("odd[1].jsonl"), "{}");

        assertThat(names(folder + "/odd[1].jsonl")).containsExactly("odd[1].jsonl");
    }

    @Test
    void leaveOtherFileSystemsToThemselves() {
        assertThat(InputFiles.of(List.of("s3://bucket/raw/"))).containsExactly(URI.create("s3://bucket/raw/"));
    }

    @Test
    void nameTheInputThatMatchesNothing() {
        assertThatThrownBy(() -> InputFiles.of(List.of(folder + "/a.jsonl", folder + "/none/*.gz")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no file matches the input " + folder + "/none/*.gz");
        assertThatThrownBy(() -> InputFiles.of(List.of(folder + "/nothing"))).hasMessageContaining("/nothing");
        assertThatThrownBy(() -> InputFiles.of(List.of())).hasMessage("no input: give files, folders or globs");
    }

    private List<String> names(String... inputs) {
        return InputFiles.of(List.of(inputs)).stream()
                .map(file -> folder.toAbsolutePath()
                        .normalize()
                        .relativize(Path.of(file))
                        .toString())
                .toList();
    }
}
