package io.throughline.jobs.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebook draws what a run left, where there is a Python with its packages. */
class NotebookTest {

    private static final Path NOTEBOOK = Path.of("..", "notebooks", "a-company-in-pictures.ipynb");
    private static final String PYTHON = Objects.requireNonNullElse(System.getenv("PYTHON"), "python3");
    private static final String RUN = """
            import sys, nbformat
            from nbclient import NotebookClient
            book = nbformat.read(sys.argv[1], as_version=4)
            NotebookClient(book, timeout=120).execute()
            print(sum('image/png' in output.get('data', {}) for cell in book.cells for output in cell.get('outputs', [])), 'pictures')
            """;

    @TempDir
    Path out;

    @Test
    void drawsFrictionAndSaysWhatIsMissing() throws Exception {
        assumeTrue(
                python(List.of("-c", "import duckdb, pandas, matplotlib, nbclient, nbformat, ipykernel"))
                        .endsWith("exit 0"),
                PYTHON + " lacks the packages of notebooks/requirements.txt: the notebook was not run");
        Shell.run(
                "friction",
                "--input",
                "../sample/segment-events.jsonl",
                "--format",
                "segment",
                "--out",
                out.toString());

        assertThat(python(List.of("-c", RUN, NOTEBOOK.toString()))).endsWith("1 pictures\nexit 0");
    }

    @Test
    void isKeptWithoutOutput() {
        assertThat(NOTEBOOK)
                .content()
                .doesNotContain("image/png", "\"execution_count\": 1")
                .contains("\"outputs\": []");
    }

    private String python(List<String> arguments) throws Exception {
        Path said = Files.createTempFile(out, "python", ".txt");
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("THROUGHLINE_OUT", out.toString());
        builder.environment().put("MPLBACKEND", "module://matplotlib_inline.backend_inline");
        try {
            Process process = builder.start();
            boolean ended = process.waitFor(3, TimeUnit.MINUTES);
            process.destroy();
            return Files.readString(said) + (ended ? "exit " + process.exitValue() : "still running");
        } catch (IOException noPython) {
            return noPython.getMessage();
        }
    }
}
