package io.sparbiter.worker.checkpoint;

import java.net.URI;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** This machine's directories under another scheme: a file system that is not this machine's, as far as can be told. */
public final class Elsewhere extends RawLocalFileSystem {
    private static final String SCHEME = "elsewhere";

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    /** One that knows the scheme. */
    public static Configuration configuration() {
        var configuration = new Configuration();
        configuration.setClass("fs." + SCHEME + ".impl", Elsewhere.class, FileSystem.class);
        return configuration;
    }

    /** What a directory is called there. */
    public static String uri(Path directory) {
        return SCHEME + "://" + directory;
    }
}
