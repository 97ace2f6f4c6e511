package io.throughline.connectors.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a user's inputs mean: files, folders with all below them, and globs such as {@code logs/2026-*.jsonl.gz}.
 *
 * <p>Hidden files, whose names begin with {@code .} or {@code _}, are left out of folders and globs. Addresses with a
 * scheme, for example {@code s3://bucket/folder}, are left to the file system of that scheme.
 */
final class InputFiles {

    private static final String GLOB_CHARACTERS = "*?[{";

    private InputFiles() {}

    /**
     * The files, each once, in the order of their names.
     *
     * @throws IllegalArgumentException if an input matches none, naming it
     */
    static List<URI> of(List<String> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("no input: give files, folders or globs");
        }
        TreeSet<URI> files = new TreeSet<>();
        for (String input : inputs) {
            files.addAll(of(input));
        }
        return List.copyOf(files);
    }

    private static List<URI> of(String input) {
        if (input.contains("://")) {
            return List.of(URI.create(input));
        }
        List<URI> files = new ArrayList<>();
        try (Stream<Path> found = files(input)) {
            found.forEach(file -> files.add(file.toAbsolutePath().normalize().toUri()));
        } catch (IOException | UncheckedIOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException("the input " + input + " cannot be read", unreadable);
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file matches the input " + input + " (seen from "
                    + Path.of("").toAbsolutePath() + ")");
        }
        return files;
    }

    private static Stream<Path> files(String input) throws IOException {
        int glob = firstGlobCharacter(input);
        Path path = glob < 0 ? Path.of(input) : null;
        if (path != null && !Files.exists(path)) {
            return Stream.empty();
        }
        if (path != null) {
            return Files.isDirectory(path) ? below(path) : Stream.of(path);
        }
        int slash = Math.max(input.lastIndexOf('/', glob), input.lastIndexOf('\\', glob));
        Path base = Path.of(slash < 0 ? "." : input.substring(0, slash + 1));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + input.substring(slash + 1));
        return Files.isDirectory(base)
                ? below(base).filter(file -> matcher.matches(base.relativize(file)))
                : Stream.empty();
    }

    private static Stream<Path> below(Path folder) throws IOException {
        return Files.walk(folder).filter(file -> Files.isRegularFile(file) && !isHidden(folder.relativize(file)));
    }

    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".") || name.toString().startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static int firstGlobCharacter(String input) {
        if (Files.exists(literal(input))) {
            return -1;
        }
        for (int i = 0; i < input.length(); i++) {
            if (GLOB_CHARACTERS.indexOf(input.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static Path literal(String input) {
        try {
            return Path.of(input);
        } catch (InvalidPathException glob) {
            return Path.of("");
        }
    }
}
