package io.sparbiter.worker.storage;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders for what a JVM needs while it runs. All lie in one, {@code sparbiter-<process>-<random>} among the temporary
 * files, which is deleted when the JVM ends. What a killed JVM left is deleted by the next one of the same user on the same
 * machine that needs such a folder. Thread-safe.
 *
 * <p>Whether a folder is in use tells a lock on its file {@code owner}, which the system takes back from a process however
 * that ends. Numbers of processes would not do: they are given anew, and containers that share a place count each for
 * itself.
 *
 * <p>Other users of the machine share the place, so folders are this user's alone (mode 0700), whatever the umask.
 */
public final class TemporaryFolders implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolders.class);

    private static final String PREFIX = "sparbiter-";
    private static final String OWNER = "owner";
    private static final int MOST_BYTES = 1024;
    /** Deleting at the end of the JVM is given up after this time; the next one goes on with it. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Where snappy puts its native library, for each process anew. */
    private static final String SNAPPY = "org.xerial.snappy.tempdir";

    /** Of this process, by all instances: to open an owner's file and close it would give its lock back. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private static final TemporaryFolders OF_THIS_JVM =
            new TemporaryFolders(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());

    private final Path place;
    /** Guarded by this, as the one below; null until it is needed. */
    private Path home;

    private FileChannel owner;

    TemporaryFolders(Path place) {
        this.place = place;
    }

    public static TemporaryFolders ofThisJvm() {
        return OF_THIS_JVM;
    }

    /** Makes a folder; its name begins with these letters. */
    public synchronized Path create(String beginning) throws IOException {
        return Files.createTempDirectory(home(), beginning);
    }

    /** The folder of all, made if it is missing, for programs that are told a place and make folders of their own. */
    public synchronized Path home() throws IOException {
        if (home == null || !Files.isDirectory(home, NOFOLLOW_LINKS)) {
            open();
        }
        return home;
    }

    /** Has native libraries that other code unpacks put here, too, if they are not loaded yet and nobody said where. */
    public void takeNativeLibraries() {
        try {
            System.getProperties().putIfAbsent(SNAPPY, home().toString());
        } catch (IOException e) {
            LOG.debug("They go where they go otherwise.", e);
        }
    }

    private void open() throws IOException {
        boolean isFirst = home == null;
        home = Files.createTempDirectory(place, PREFIX + ProcessHandle.current().pid() + "-");
        OWN.add(home);
        if (isFirst && this == OF_THIS_JVM) {
            closeAtTheEnd();
        }
        claim();
        deleteLeftovers();
    }

    private void closeAtTheEnd() {
        try {
            HadoopEnvironment.afterAllElse(this::close, PATIENCE);
        } catch (IllegalStateException e) {
            LOG.debug("The JVM ends already: the next one deletes {}.", home);
        }
    }

    /** The file has its name when it is locked, so that nobody takes a folder for left that is just being made. */
    private void claim() {
        Path unnamed = home.resolve(OWNER + ".tmp");
        try {
            giveBack();
            owner = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            owner.write(StandardCharsets.UTF_8.encode(host()));
            owner.lock();
            Files.move(unnamed, home.resolve(OWNER), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.debug("Cannot lock {}: nobody deletes it if this JVM is killed.", home, e);
        }
    }

    private void giveBack() throws IOException {
        if (owner != null) {
            owner.close();
            owner = null;
        }
    }

    private void deleteLeftovers() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, PREFIX + "*")) {
            UserPrincipal user = Files.getOwner(home, NOFOLLOW_LINKS);
            for (Path folder : folders) {
                deleteIfLeft(folder, user);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("Cannot look for what killed processes may have left in {}.", place, e);
        }
    }

    private static void deleteIfLeft(Path folder, UserPrincipal user) {
        try {
            if (!OWN.contains(folder)
                    && Files.isDirectory(folder, NOFOLLOW_LINKS)
                    && Files.getOwner(folder, NOFOLLOW_LINKS).equals(user)) {
                deleteIfLeft(folder);
            }
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            // It does not say whose it is, or goes just now, or is this process's own after all.
        } catch (IOException e) {
            LOG.debug("Cannot delete {}, which a killed process may have left.", folder, e);
        }
    }

    private static void deleteIfLeft(Path folder) throws IOException {
        try (FileChannel file = FileChannel.open(
                        folder.resolve(OWNER), StandardOpenOption.READ, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
                FileLock lock = file.tryLock()) {
            // On a file system that machines share, a lock may be known to one machine only.
            if (lock != null && host().equals(content(file))) {
                delete(folder);
                LOG.info("Deleted {}, which a killed process had left.", folder);
            }
        }
    }

    private static String content(FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = file.read(bytes);
        }
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }

    /** The owner's file last: as long as it is there, somebody else can go on with this. */
    private static void delete(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!entry.endsWith(OWNER)) {
                    FileTree.delete(entry);
                }
            }
        }
        FileTree.delete(folder);
    }

    /** The machine's name, without asking the network for it; a container has one of its own. */
    private static String host() throws IOException {
        Path name = Path.of("/proc/sys/kernel/hostname");
        return Files.exists(name)
                ? Files.readString(name).strip()
                : Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
    }

    /** Deletes all folders; later ones are made in a new one. */
    @Override
    public synchronized void close() {
        if (home == null) {
            return;
        }
        try {
            delete(home);
            giveBack();
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("Cannot delete {}.", home, e);
        }
        OWN.remove(home);
        home = null;
    }
}
