package io.sparbiter.worker.checkpoint;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;

/**
 * Keeps a copy of a directory of this machine on any file system Hadoop knows. Files that change while they are copied may
 * arrive torn; one that is written under another name and renamed does not. One thread.
 */
public final class DirectoryMirror {
    private static final String UNFINISHED = "_unfinished";

    private final Configuration configuration;
    private final org.apache.hadoop.fs.Path kept;
    private final Path local;
    private final Map<String, Version> known = new HashMap<>();

    /** What tells whether a file has changed. */
    private record Version(long bytes, long millis, Object identity) {
        static Version of(BasicFileAttributes file) {
            return new Version(file.size(), file.lastModifiedTime().toMillis(), file.fileKey());
        }
    }

    /** @param kept a URI of the copy, which need not exist */
    public DirectoryMirror(Configuration configuration, String kept, Path local) {
        this.configuration = configuration;
        this.kept = new org.apache.hadoop.fs.Path(kept);
        this.local = local;
    }

    /** Fills the directory, which exists, with what is kept. */
    public void pull() throws IOException {
        FileSystem files = fileSystem();
        if (files.exists(kept)) {
            for (FileStatus file : files.listStatus(kept)) {
                FileUtil.copy(
                        files,
                        file.getPath(),
                        local.resolve(file.getPath().getName()).toFile(),
                        false,
                        configuration);
            }
        }
        known.putAll(look());
    }

    /** Copies what has changed since the last time, and deletes from the copy what is gone. */
    public void push() throws IOException {
        FileSystem files = fileSystem();
        Map<String, Version> now = look();
        for (String name : Set.copyOf(known.keySet())) {
            if (!now.containsKey(name)) {
                files.delete(new org.apache.hadoop.fs.Path(kept, name), false);
                known.remove(name);
            }
        }
        for (Map.Entry<String, Version> file : now.entrySet()) {
            if (!file.getValue().equals(known.get(file.getKey()))) {
                push(files, file.getKey());
                known.put(file.getKey(), file.getValue());
            }
        }
    }

    private void push(FileSystem files, String name) throws IOException {
        org.apache.hadoop.fs.Path target = new org.apache.hadoop.fs.Path(kept, name);
        org.apache.hadoop.fs.Path unfinished = target.suffix(UNFINISHED);
        files.mkdirs(target.getParent());
        if (FileUtil.copy(local.resolve(name).toFile(), files, unfinished, false, configuration)) {
            files.delete(target, false);
            files.rename(unfinished, target);
        }
    }

    /** All files by their paths below the directory. */
    private Map<String, Version> look() throws IOException {
        Map<String, Version> found = new HashMap<>();
        Files.walkFileTree(local, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.put(local.relativize(file).toString(), Version.of(attributes));
                }
                return FileVisitResult.CONTINUE;
            }

            /** The program may delete a file just now. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return found;
    }

    private FileSystem fileSystem() throws IOException {
        return kept.getFileSystem(configuration);
    }
}
