package io.sparbiter.worker.storage;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells URIs of Hadoop's file systems from paths of this machine. */
public final class StoragePath {
    /** Two letters at least: one is a Windows drive. */
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    /** Of this machine, and not of a host that it names. */
    private static final Pattern FILE = Pattern.compile("file:(?://(?:localhost)?)?+(/.*)");

    private StoragePath() {}

    public static boolean isUri(String path) {
        return URI.matcher(path).matches();
    }

    /** The path of this machine that is meant, be it by a path or by a {@code file:} URI; empty if another URI is. */
    public static Optional<Path> local(String path) {
        Matcher file = FILE.matcher(path);
        if (file.matches()) {
            return Optional.of(Path.of(file.group(1)));
        }
        return isUri(path) ? Optional.empty() : Optional.of(Path.of(path));
    }
}
