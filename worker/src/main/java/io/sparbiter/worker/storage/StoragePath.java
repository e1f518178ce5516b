package io.sparbiter.worker.storage;

import java.util.regex.Pattern;

/** Tells URIs of Hadoop's file systems from paths of this machine. */
public final class StoragePath {
    /** Two letters at least: one is a Windows drive. */
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private StoragePath() {}

    public static boolean isUri(String path) {
        return URI.matcher(path).matches();
    }
}
