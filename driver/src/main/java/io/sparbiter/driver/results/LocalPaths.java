package io.sparbiter.driver.results;

import org.apache.hadoop.fs.Path;

/** Qualified Hadoop paths that are paths of this machine. */
final class LocalPaths {
    private LocalPaths() {}

    static boolean isLocal(Path path) {
        return "file".equals(path.toUri().getScheme());
    }

    static java.nio.file.Path of(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }
}
