package io.sparbiter.worker.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads small files that others may have named or made: a pipe that nobody writes to would be waited for without an end,
 * and a device such as {@code /dev/zero} has none.
 */
public final class RegularFile {
    private RegularFile() {}

    /** Whether there is something that is neither a file nor a folder; what a link leads to counts. */
    public static boolean isPipeOrDevice(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    /**
     * A file's text, in UTF-8.
     *
     * @param most bytes
     * @throws TooLargeException if it has more
     * @throws java.nio.charset.CharacterCodingException if it is no such text
     * @throws IOException whose message says that it is a pipe or a device, if it is
     */
    public static String text(Path file, int most) throws IOException {
        if (isPipeOrDevice(file)) {
            throw new IOException("it is a pipe or a device, not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new TooLargeException(most);
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    /** A file that is larger than files of its kind are. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        private TooLargeException(int most) {
            super("it is larger than " + most + " bytes");
        }
    }
}
