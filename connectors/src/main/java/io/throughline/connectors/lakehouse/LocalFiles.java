package io.throughline.connectors.lakehouse;

import java.io.File;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/**
 * Iceberg's files in a local folder, without Hadoop's file system: no native library, no checksum files beside the data,
 * and it works on any platform with a JDK. Public because Iceberg makes it by its name.
 */
public final class LocalFiles implements FileIO {

    @Serial
    private static final long serialVersionUID = 1L;

    private final HashMap<String, String> properties = new HashMap<>();

    /** For Iceberg. */
    public LocalFiles() {}

    @Override
    public void initialize(Map<String, String> given) {
        properties.putAll(given);
    }

    @Override
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    @Override
    public InputFile newInputFile(String location) {
        return Files.localInput(file(location));
    }

    @Override
    public OutputFile newOutputFile(String location) {
        File file = file(location);
        try {
            // Iceberg's own way fails when two writers make the same folder at once.
            java.nio.file.Files.createDirectories(file.toPath().toAbsolutePath().getParent());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the folder of " + location, failed);
        }
        return Files.localOutput(file);
    }

    @Override
    public void deleteFile(String location) {
        try {
            java.nio.file.Files.deleteIfExists(file(location).toPath());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot delete " + location, failed);
        }
    }

    private static File file(String location) {
        return location.startsWith("file:") ? Path.of(URI.create(location)).toFile() : new File(location);
    }
}
