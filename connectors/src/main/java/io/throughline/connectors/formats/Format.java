package io.throughline.connectors.formats;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;

/** How one producer's raw records become canonical events; read from a format file, see {@code docs/formats.md}. */
public final class Format implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;

    private Format(String name) {
        this.name = name;
    }

    /**
     * The shipped format called {@code name}.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Format shipped(String name) {
        return new Format(name);
    }

    /** All shipped formats, by name. */
    public static List<Format> allShipped() {
        return List.of();
    }

    /**
     * The format in {@code file}.
     *
     * @throws io.throughline.expressions.yaml.ProblemException if something in it is wrong, all problems at once
     */
    public static Format read(Path file) {
        return new Format(file.toString());
    }

    /** The format that a user means by {@code nameOrFile}: a file if there is one, else a shipped name. */
    public static Format named(String nameOrFile) {
        return new Format(nameOrFile);
    }

    public String name() {
        return name;
    }
}
