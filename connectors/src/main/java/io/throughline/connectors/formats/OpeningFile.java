package io.throughline.connectors.formats;

import io.throughline.expressions.yaml.NearMiss;
import io.throughline.expressions.yaml.YamlNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads those keys of a format file that say how its records are opened. */
final class OpeningFile {

    private static final List<String> KINDS = List.of("json", "form", "tsv", "csv");
    private static final String[] OF_LINES = {"separator", "columns", "encoding", "header_lines", "missing"};

    private final FormatKeys file;
    private final Problems problems;

    OpeningFile(FormatKeys file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    Opening opening() {
        Set<String> reads = problems.attempt(Set.of("json"), this::reads);
        EmbeddedJson embedded = new EmbeddedJson(problems.attempt(Set.of(), () -> Set.copyOf(texts("json_columns"))));
        return new Opening(
                reads.contains("json"),
                reads.contains("form"),
                delimited(reads, embedded),
                embedded,
                problems.attempt(NO_ATTRIBUTES, this::attributes).orElse(null));
    }

    private static final Optional<HeaderAttributes> NO_ATTRIBUTES = Optional.empty();

    private Set<String> reads() {
        Set<String> reads = new LinkedHashSet<>();
        for (YamlNode kind : file.required("reads").elements()) {
            if (!KINDS.contains(kind.text())) {
                throw kind.problem(
                        "the unknown kind of record " + kind.text(),
                        "one of " + String.join(", ", KINDS) + NearMiss.hint(kind.text(), KINDS));
            }
            reads.add(kind.text());
        }
        if (reads.contains("tsv") && reads.contains("csv")) {
            throw file.required("reads").problem("tsv and csv", "one of them: a line can be either");
        }
        return reads;
    }

    private @Nullable Delimited delimited(Set<String> reads, EmbeddedJson embedded) {
        if (!reads.contains("tsv") && !reads.contains("csv")) {
            for (String key : OF_LINES) {
                file.own(key)
                        .ifPresent(stray -> problems.attempt(() -> {
                            throw stray.problem(key, key + " in formats that read tsv or csv only");
                        }));
            }
            return null;
        }
        boolean tsv = reads.contains("tsv");
        String separator = problems.attempt(
                ",",
                () -> file.optional("separator").map(OpeningFile::separator).orElse(tsv ? "\t" : ","));
        String encoding = problems.attempt(
                "UTF-8",
                () -> file.optional("encoding").map(OpeningFile::encoding).orElse("UTF-8"));
        int headerLines = problems.attempt(
                1,
                () -> file.optional("header_lines").map(OpeningFile::atLeastOne).orElse(1));
        List<String> columns = problems.attempt(List.of(), () -> texts("columns"));
        Set<String> missing = problems.attempt(Set.of(), () -> Set.copyOf(texts("missing")));
        boolean blanks = separator.equals(" +");
        Delimited.Layout layout =
                new Delimited.Layout(separator.charAt(0), blanks, !tsv && !blanks, encoding, headerLines);
        return new Delimited(layout, columns, embedded.names(), missing);
    }

    private static String separator(YamlNode node) {
        return switch (node.text()) {
            case "tab" -> "\t";
            case "blanks" -> " +";
            default -> {
                if (node.text().length() != 1) {
                    throw node.problem(node.text(), "one character, tab or blanks");
                }
                yield node.text();
            }
        };
    }

    private static String encoding(YamlNode node) {
        try {
            return Charset.forName(node.text()).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw node.problem("the unknown encoding " + node.text(), "the name of one, such as UTF-8 or windows-1252");
        }
    }

    private static int atLeastOne(YamlNode node) {
        if (node.integer() < 1) {
            throw node.problem(node.text(), "at least 1: the first line of a header names the columns");
        }
        return node.integer();
    }

    private Optional<HeaderAttributes> attributes() {
        return file.optional("headers").map(node -> {
            node.onlyKeys("begin", "body");
            List<String> prefixes = new ArrayList<>();
            node.required("begin")
                    .elements()
                    .forEach(prefix -> prefixes.add(prefix.text().toLowerCase(Locale.ROOT)));
            return new HeaderAttributes(
                    List.copyOf(prefixes), node.required("body").text());
        });
    }

    private List<String> texts(String key) {
        return file.optional(key)
                .map(list -> list.elements().stream().map(YamlNode::text).toList())
                .orElse(List.of());
    }
}
