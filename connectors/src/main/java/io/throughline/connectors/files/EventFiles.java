package io.throughline.connectors.files;

import io.throughline.connectors.formats.RecordReader;
import io.throughline.domain.event.Parsed;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.enumerate.DefaultFileFilter;
import org.apache.flink.connector.file.src.enumerate.NonSplittingRecursiveEnumerator;
import org.apache.flink.core.fs.Path;

/** Events of files: every line of every file, plain or gzip, read once. */
public final class EventFiles {

    private EventFiles() {}

    /**
     * A bounded source over files, folders (with all below them) and globs.
     *
     * <p>A file is read by one subtask from its first line to its last; where it cannot be read on, a failure says so.
     *
     * @param inputs paths as a user gives them
     * @throws IllegalArgumentException if one of them matches no file, naming it
     */
    public static FileSource<Parsed> in(List<String> inputs, RecordReader reader) {
        Path[] files = InputFiles.of(inputs).stream().map(Path::new).toArray(Path[]::new);
        return FileSource.forBulkFileFormat(new EventFileFormat(reader), files)
                .setFileEnumerator(() -> new NonSplittingRecursiveEnumerator(new Wanted(Set.of(files))))
                .build();
    }

    /** Files that were asked for by name, and of a folder those that are not hidden. */
    private record Wanted(Set<Path> named) implements Predicate<Path> {

        @Override
        public boolean test(Path path) {
            return named.contains(path) || new DefaultFileFilter().test(path);
        }
    }
}
