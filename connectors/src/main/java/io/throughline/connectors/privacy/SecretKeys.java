package io.throughline.connectors.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** Keys of 32 bytes: from base64 text, or from a key file that only its owner may read. */
public final class SecretKeys {

    private static final int KEY_BYTES = 32;

    private SecretKeys() {}

    /**
     * The key that {@code base64} writes out.
     *
     * @param name what the key is for, for the message
     * @throws IllegalArgumentException if it is not base64 of 32 bytes; the message does not repeat it
     */
    public static byte[] fromBase64(String name, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(name + " must be base64 of 32 bytes, but is not base64");
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(name + " must be base64 of 32 bytes, but has " + key.length + " bytes");
        }
        return key;
    }

    /**
     * The key in {@code folder/name.key}; made, random and readable by its owner only, when it is not there.
     *
     * @throws UncheckedIOException if it can be neither read nor made
     * @throws IllegalArgumentException if the file holds something else
     */
    public static byte[] inFolder(Path folder, String name) {
        Path file = folder.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                make(file);
            }
            return fromBase64(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or make the key file " + file, e);
        }
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createFile(file, ownerOnly(file));
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        }
        Files.writeString(file, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.WRITE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
