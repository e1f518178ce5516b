package io.sparbiter.driver.results.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Makes and lists directories. */
public final class Directories {
    private Directories() {}

    /** Makes a directory and those above it, where they are missing. */
    public static void make(FileSystem fs, Path directory) throws IOException {
        if (!fs.mkdirs(directory)) {
            throw new IOException("cannot make the directory " + directory);
        }
    }

    /** The files in a directory; none if it does not exist. */
    static List<Path> files(FileSystem fs, Path directory) throws IOException {
        return entries(fs, directory)
                .filter(FileStatus::isFile)
                .map(FileStatus::getPath)
                .toList();
    }

    /** The names of the directories in a directory, sorted; none if it does not exist. */
    public static List<String> names(FileSystem fs, Path directory) throws IOException {
        return entries(fs, directory)
                .filter(FileStatus::isDirectory)
                .map(status -> status.getPath().getName())
                .sorted()
                .toList();
    }

    private static Stream<FileStatus> entries(FileSystem fs, Path directory) throws IOException {
        try {
            return Stream.of(fs.listStatus(directory));
        } catch (FileNotFoundException e) {
            return Stream.empty();
        }
    }
}
