package io.throughline.connectors.lakehouse;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder whose content is replaced as a whole: built aside, then renamed.
 *
 * <p>A file system cannot swap two folders at once, so the old one is set aside by a first renaming and the new one takes
 * its place by a second. Who dies between the two leaves the old one aside; the next replacement puts it back first.
 */
final class ReplacedFolder {

    private final Path parent;
    private final Path folder;
    private final Path old;
    private final String building;

    ReplacedFolder(Path parent, String name) {
        this.parent = parent;
        this.folder = parent.resolve(name);
        this.old = parent.resolve("." + name + ".old");
        this.building = "." + name + ".building-";
    }

    /** Lets {@code builder} fill an empty folder, which then takes the place of the old one; nothing changes if it fails. */
    <R> R replace(Builder<R> builder) throws IOException {
        Files.createDirectories(parent);
        restore();
        Path aside = Files.createDirectory(
                parent.resolve(building + ProcessHandle.current().pid()));
        R result;
        try {
            result = builder.fill(aside);
        } catch (IOException | RuntimeException failed) {
            delete(aside);
            throw failed;
        }
        if (Files.exists(folder)) {
            Files.move(folder, old);
        }
        Files.move(aside, folder);
        delete(old);
        return result;
    }

    /** Puts back what a replacement that died had set aside, and clears away what it had begun. */
    void restore() throws IOException {
        if (Files.exists(old)) {
            if (Files.exists(folder)) {
                delete(old);
            } else {
                Files.move(old, folder);
            }
        }
        for (Path begun : begun()) {
            delete(begun);
        }
    }

    private List<Path> begun() throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> child.getFileName().toString().startsWith(building))
                    .toList();
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Fills a folder. */
    interface Builder<R> {
        R fill(Path folder) throws IOException;
    }
}
