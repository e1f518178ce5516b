package io.sparbiter.worker.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A new file of this machine that takes its place by rename, when it is complete. Until then it lies beside, hidden, under
 * a name drawn at random: whoever else may write to the folder cannot put a link to one of this user's files in its way.
 * What has the final name is replaced, and a link is not followed. Permissions are what the umask leaves, as of any file of
 * this user; of a file that is replaced, only what that one had, so that what was made private stays so.
 *
 * <pre>{@code
 * try (FreshFile file = FreshFile.at(path)) {
 *     file.out().write(bytes);
 *     file.publish();
 * }
 * }</pre>
 */
public final class FreshFile implements Closeable {
    private final Path target;
    private final Path hidden;
    private final OutputStream out;
    private boolean published;

    private FreshFile(Path target, Path hidden, OutputStream out) {
        this.target = target;
        this.hidden = hidden;
        this.out = out;
    }

    /** Makes the hidden file. Throws if its folder is not there, or may not be written. */
    public static FreshFile at(Path target) throws IOException {
        Path hidden = target.resolveSibling(".sparbiter-" + UUID.randomUUID() + ".tmp");
        // For a program that is ended by a signal.
        hidden.toFile().deleteOnExit();
        var channel = Files.newByteChannel(
                hidden, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), permissions(target));
        return new FreshFile(target, hidden, new BufferedOutputStream(Channels.newOutputStream(channel)));
    }

    /** The umask is taken off these. */
    private static FileAttribute<?>[] permissions(Path target) throws IOException {
        var view = Files.getFileAttributeView(target, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        return view != null && Files.isRegularFile(target, NOFOLLOW_LINKS)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(view.readAttributes().permissions())
                }
                : new FileAttribute<?>[0];
    }

    /** Replaces a file by one of this text, in UTF-8. */
    public static void write(Path target, String text) throws IOException {
        try (FreshFile file = at(target)) {
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            file.publish();
        }
    }

    /** Where the content goes; buffered, closed by {@link #publish} or {@link #close}. */
    public OutputStream out() {
        return out;
    }

    /** Gives the complete file its name. */
    public void publish() throws IOException {
        out.close();
        Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
        published = true;
    }

    /** Removes what was written, unless it was published. */
    @Override
    public void close() throws IOException {
        if (published) {
            return;
        }
        try {
            out.close();
        } finally {
            Files.deleteIfExists(hidden);
        }
    }
}
