package io.sparbiter.driver.lock;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
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
        Path hidden = new Path(directory, "_" + LOCK + token + ".tmp");
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
        try (FSDataOutputStream out = fs.create(path, true)) {
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
