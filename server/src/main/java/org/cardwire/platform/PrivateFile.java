package org.cardwire.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only the server's own user can read. */
public final class PrivateFile {
    private PrivateFile() {}

    /** Whole and on disk when this returns. Throws {@link java.nio.file.FileAlreadyExistsException} rather than overwrite. */
    public static void create(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path aside = Files.createTempFile(
                folder,
                ".new-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            try (FileChannel channel = FileChannel.open(aside, Set.of(StandardOpenOption.WRITE))) {
                channel.write(java.nio.ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.createLink(file, aside);
        } finally {
            Files.delete(aside);
        }
    }
}
