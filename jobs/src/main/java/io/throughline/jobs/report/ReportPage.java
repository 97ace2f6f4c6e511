package io.throughline.jobs.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The page: a template filled with values, every one of them escaped. */
final class ReportPage {

    private static final String PAGE = "report";

    private ReportPage() {}

    static String render(Map<String, Object> sections, Currency currency) {
        Map<String, Object> model = new LinkedHashMap<>(sections);
        List<NumberSource> sources = NumberSource.all();
        model.put("currency", currency.getCurrencyCode());
        model.put("sources", numbered(sources));
        model.put("source", (Mustache.Lambda)
                (id, out) -> out.write(mark(id.execute().strip(), sources)));
        Template template = Mustache.compiler()
                .escapeHTML(true)
                .defaultValue("")
                .emptyStringIsFalse(true)
                .zeroIsFalse(true)
                .withFormatter(value -> value instanceof Money money ? money.in(currency) : String.valueOf(value))
                .withLoader(ReportPage::template)
                .compile(template(PAGE));
        return template.execute(model);
    }

    /** A small number that leads to where the numbers beside it come from. */
    private static String mark(String id, List<NumberSource> sources) {
        for (int i = 0; i < sources.size(); i++) {
            if (sources.get(i).id().equals(id)) {
                return "<a class=\"source\" href=\"#from-" + id + "\" title=\"Where this comes from\" "
                        + "aria-label=\"Where this comes from: note " + (i + 1) + "\">" + (i + 1) + "</a>";
            }
        }
        throw new IllegalStateException("the report refers to the numbers " + id + ", which have no source");
    }

    private static List<Map<String, Object>> numbered(List<NumberSource> sources) {
        List<Map<String, Object>> notes = new ArrayList<>();
        for (NumberSource source : sources) {
            notes.add(Map.of(
                    "number", notes.size() + 1,
                    "id", source.id(),
                    "title", source.title(),
                    "about", source.about(),
                    "sql", source.sql()));
        }
        return notes;
    }

    private static Reader template(String name) {
        String file = name + ".html.mustache";
        InputStream in = ReportPage.class.getResourceAsStream(file);
        return new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8);
    }

    static void write(Path file, String page) {
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            Files.createDirectories(folder);
            Path aside = folder.resolve(file.getFileName() + ".tmp");
            Files.writeString(aside, page);
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
