package io.sparbiter.driver.results.files;

import org.apache.hadoop.fs.Path;

/** Qualified Hadoop paths that are paths of this machine. */
public final class LocalPaths {
    private LocalPaths() {}

    public static boolean isLocal(Path path) {
        return "file".equals(path.toUri().getScheme());
    }

    public static java.nio.file.Path of(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }
}
