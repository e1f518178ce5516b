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
import java.util.function.Function;

/**
 * What is in a directory that a program may be changing: a file that goes meanwhile is none. A link to a file counts as the
 * file, one to a directory not at all, since it may lead to all of a machine's data.
 */
record DirectoryLook(Path directory) {
    /** Something of each file, by the file's path below the directory. */
    <T> Map<String, T> files(Function<BasicFileAttributes, T> something) throws IOException {
        Map<String, T> found = new HashMap<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    BasicFileAttributes target = Files.readAttributes(file, BasicFileAttributes.class);
                    if (target.isRegularFile()) {
                        found.put(directory.relativize(file).toString(), something.apply(target));
                    }
                } catch (NoSuchFileException e) {
                    // It has just gone, or its link leads nowhere.
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            /** A folder that goes while it is listed ends here. */
            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, failure);
            }
        });
        return found;
    }
}
