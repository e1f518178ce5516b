package io.sparbiter.driver.lock;

import io.sparbiter.worker.storage.HadoopOutput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files of a search's lock: {@code _lock-<token>.json} says who holds it and is never changed, {@code _beat-<token>}
 * is written again and again. A lock file appears whole, by rename. Every claim has a token and so files of its own, so
 * nothing is asked of the file system but that a file once made is listed: no exclusive creation, which object stores lack.
 */
final class LockFiles {
    private static final String LOCK = "_lock-";
    private static final String SUFFIX = ".json";
    private static final String BEAT = "_beat-";
    /** Of a claim that is not yet complete. */
    private static final String HIDDEN = "_" + LOCK;

    private static final String HIDDEN_SUFFIX = ".tmp";

    /** No claim takes as long as this. */
    private static final Duration LEFTOVER = Duration.ofHours(1);

    private final FileSystem fs;
    private final Path directory;

    LockFiles(FileSystem fs, Path directory) {
        this.fs = fs;
        this.directory = directory;
    }

    /** Token to holder, of all who claim the lock. */
    Map<String, Holder> holders() throws IOException {
        Map<String, Holder> holders = new TreeMap<>();
        for (FileStatus file : list()) {
            String name = file.getPath().getName();
            if (name.startsWith(LOCK) && name.endsWith(SUFFIX)) {
                String token = name.substring(LOCK.length(), name.length() - SUFFIX.length());
                read(file.getPath()).map(Holder::of).ifPresent(holder -> holders.put(token, holder));
            }
        }
        return holders;
    }

    /** Whoever gave the lock back may have taken the directory with it. */
    private FileStatus[] list() throws IOException {
        try {
            return fs.listStatus(directory);
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    void claim(String token, Holder holder) throws IOException {
        Path hidden = new Path(directory, HIDDEN + token + HIDDEN_SUFFIX);
        write(hidden, holder.json());
        if (!fs.rename(hidden, lock(token))) {
            throw new IOException("cannot rename " + hidden);
        }
    }

    boolean isClaimed(String token) throws IOException {
        return fs.exists(lock(token));
    }

    void beat(String token, long number) throws IOException {
        write(beatOf(token), Long.toString(number));
    }

    /** Something that is another after each beat; what a writer left half written is another, too. */
    String lastBeat(String token) throws IOException {
        return read(beatOf(token)).orElse("none");
    }

    /** Forgets a claim, this driver's or another's. */
    void remove(String token) throws IOException {
        fs.delete(lock(token), false);
        fs.delete(beatOf(token), false);
    }

    /**
     * Removes what others have left who died while they claimed the lock or gave it back. How old a file is, the file
     * system's own clock tells: it has just written a beat.
     *
     * @param token of the claim that holds the lock
     */
    void removeLeftovers(String token) throws IOException {
        Map<String, FileStatus> files = new TreeMap<>();
        for (FileStatus file : list()) {
            files.put(file.getPath().getName(), file);
        }
        FileStatus beat = files.get(BEAT + token);
        if (beat == null) {
            return;
        }
        for (Map.Entry<String, FileStatus> file : files.entrySet()) {
            long age = beat.getModificationTime() - file.getValue().getModificationTime();
            if (age > LEFTOVER.toMillis() && isLeftover(file.getKey(), files.keySet())) {
                fs.delete(file.getValue().getPath(), false);
            }
        }
    }

    /** A claim that was never completed, or a beat without one. */
    private static boolean isLeftover(String name, Set<String> names) {
        boolean isClaim = name.startsWith(HIDDEN) && name.endsWith(HIDDEN_SUFFIX);
        return isClaim || (name.startsWith(BEAT) && !names.contains(LOCK + name.substring(BEAT.length()) + SUFFIX));
    }

    /** Removes the directory if nothing is in it. */
    void removeEmptyDirectory() throws IOException {
        if (list().length == 0) {
            fs.delete(directory, false);
        }
    }

    private Path lock(String token) {
        return new Path(directory, LOCK + token + SUFFIX);
    }

    private Path beatOf(String token) {
        return new Path(directory, BEAT + token);
    }

    private void write(Path path, String text) throws IOException {
        try (HadoopOutput out = HadoopOutput.create(fs, path, true)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Empty if the file is gone. */
    private Optional<String> read(Path path) throws IOException {
        try (FSDataInputStream in = fs.open(path)) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }
}
