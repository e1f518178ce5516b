package io.sparbiter.worker.storage;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.util.VersionInfo;

/** Tells whose jar is missing where a file system of a URI cannot be opened: Spark comes with HDFS's alone. */
public final class MissingFileSystem {
    /** Which of Hadoop's artifacts has the file system of a scheme. */
    private static final Map<String, String> ARTIFACTS =
            Map.of("s3a", "hadoop-aws", "abfs", "hadoop-azure", "abfss", "hadoop-azure");

    private MissingFileSystem() {}

    /** What to do, in a sentence, if that is why opening failed and the jar is known. */
    public static Optional<String> remedy(String uri, Throwable failure) {
        return isMissing(failure) ? scheme(uri).flatMap(MissingFileSystem::remedy) : Optional.empty();
    }

    /** What is missing, in a phrase, where there is a {@link #remedy}; an exception's words name a class. */
    public static Optional<String> words(String uri, Throwable failure) {
        return remedy(uri, failure)
                .flatMap(known -> scheme(uri))
                .map(scheme -> "the file system of " + scheme + ": is in no jar of this program");
    }

    private static boolean isMissing(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ClassNotFoundException
                        || cause instanceof NoClassDefFoundError
                        || cause instanceof UnsupportedFileSystemException);
    }

    private static Optional<String> scheme(String uri) {
        return Optional.of(new Path(uri).toUri()).map(URI::getScheme);
    }

    private static Optional<String> remedy(String scheme) {
        if (scheme.equals("s3") || scheme.equals("s3n")) {
            return Optional.of("Hadoop's name for S3 is s3a://.");
        }
        return Optional.ofNullable(ARTIFACTS.get(scheme))
                .map(artifact -> "org.apache.hadoop:" + artifact + ":" + VersionInfo.getVersion())
                .map(jar ->
                        "It is in " + jar + ", which needs jars of its own: name them all in SPARBITER_CLASSPATH for"
                                + " submit/local.sh and submit/sql.sh, or give spark-submit --packages " + jar + ".");
    }
}
