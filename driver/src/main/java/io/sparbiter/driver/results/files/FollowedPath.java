package io.sparbiter.driver.results.files;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Finds where a path leads that a person named. Its links are followed, as by any other program, but for those that others
 * may have planted: a link in a folder that is for everybody and sticky, as {@code /tmp} is, has to belong to this user or
 * to the folder's owner. That is the rule of Linux' {@code protected_symlinks}, which many systems leave off.
 */
final class FollowedPath {
    private static final int MOST_LINKS = 40;
    /** Sticky, and to be written by everybody. */
    private static final int FOR_ALL = 01002;

    private FollowedPath() {}

    /** A link that is not followed; its message says which. */
    static final class PlantedLinkException extends IOException {
        private static final long serialVersionUID = 1;

        private PlantedLinkException(Path link) {
            super(link + " is a link that another user has put into a folder for all");
        }
    }

    /** What is at the end of the links: perhaps nothing. The system's own links to devices are left to the system. */
    static Path of(Path named) throws IOException {
        Path path = named;
        for (int links = 0; Files.isSymbolicLink(path) && !PlainFile.isSystems(path); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(named.toString());
            }
            requireTrusted(path);
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        return path;
    }

    private static void requireTrusted(Path link) throws IOException {
        Path folder = link.toAbsolutePath().getParent();
        boolean hasOwners = link.getFileSystem().supportedFileAttributeViews().contains("unix");
        if (hasOwners && isPlanted(mode(folder), owner(folder), owner(link), (int) new UnixSystem().getUid())) {
            throw new PlantedLinkException(link);
        }
    }

    /** Whether a link in such a folder is another's, by the numbers of users. */
    static boolean isPlanted(int mode, int ownerOfFolder, int ownerOfLink, int user) {
        return (mode & FOR_ALL) == FOR_ALL && ownerOfLink != user && ownerOfLink != ownerOfFolder;
    }

    private static int mode(Path folder) throws IOException {
        return (int) Objects.requireNonNull(Files.getAttribute(folder, "unix:mode"));
    }

    private static int owner(Path file) throws IOException {
        return (int) Objects.requireNonNull(Files.getAttribute(file, "unix:uid", NOFOLLOW_LINKS));
    }
}
