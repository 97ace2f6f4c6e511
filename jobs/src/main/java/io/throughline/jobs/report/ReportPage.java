package io.throughline.jobs.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/** The page: a template filled with values, every one of them escaped. */
final class ReportPage {

    private static final String TEMPLATE = "report.html.mustache";

    private ReportPage() {}

    static String render(Map<String, Object> model) {
        try (InputStream in = ReportPage.class.getResourceAsStream(TEMPLATE)) {
            String text = new String(Objects.requireNonNull(in, TEMPLATE).readAllBytes(), StandardCharsets.UTF_8);
            Template template =
                    Mustache.compiler().escapeHTML(true).defaultValue("").compile(text);
            return template.execute(model);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void write(Path file, Map<String, Object> model) {
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            Files.createDirectories(folder);
            Path aside = folder.resolve(file.getFileName() + ".tmp");
            Files.writeString(aside, render(model));
            replace(aside, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void replace(Path aside, Path file) throws IOException {
        try {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException plainFileSystem) {
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
