package io.sparbiter.worker.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * All files of a directory, folders and what is in them included, as one ZIP file of another file system. A save becomes
 * visible as a whole; then the one before is deleted.
 */
final class CheckpointArchive implements DirectoryCopy {
    private static final Pattern NAME = Pattern.compile("files-(\\d{1,9})\\.zip");

    private final CheckpointFiles files;
    private final Path directory;

    CheckpointArchive(CheckpointFiles files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    @Override
    public void load() throws IOException {
        List<String> saved = saved();
        if (!saved.isEmpty()) {
            try (var zip = new ZipInputStream(files.open(saved.get(saved.size() - 1)))) {
                unpack(zip);
            }
        }
    }

    /** The names of what was saved, the latest last. */
    private List<String> saved() throws IOException {
        return files.names().stream()
                .filter(name -> NAME.matcher(name).matches())
                .sorted(Comparator.comparingInt(CheckpointArchive::number))
                .toList();
    }

    private static int number(String name) {
        return Integer.parseInt(NAME.matcher(name).replaceFirst("$1"));
    }

    private void unpack(ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path file = directory.resolve(entry.getName()).normalize();
            if (!file.startsWith(directory)) {
                throw new IOException("an archive's file lies outside of it: " + entry.getName());
            }
            unpack(zip, entry, file);
        }
    }

    private static void unpack(InputStream zip, ZipEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            Files.copy(zip, file);
        }
    }

    @Override
    public void save() throws IOException {
        List<String> before = saved();
        int number = before.isEmpty() ? 1 : number(before.get(before.size() - 1)) + 1;
        String unfinished = "_files-%d.tmp".formatted(number);
        try (OutputStream out = files.create(unfinished);
                var zip = new ZipOutputStream(out)) {
            pack(zip);
        }
        files.rename(unfinished, "files-%d.zip".formatted(number));
        for (String old : before) {
            files.delete(old);
        }
    }

    private void pack(ZipOutputStream zip) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) all.filter(each -> !each.equals(directory))::iterator) {
                pack(file, zip);
            }
        }
    }

    private void pack(Path file, ZipOutputStream zip) throws IOException {
        String name = directory.relativize(file).toString().replace('\\', '/');
        boolean isFolder = Files.isDirectory(file);
        zip.putNextEntry(new ZipEntry(isFolder ? name + "/" : name));
        if (!isFolder) {
            Files.copy(file, zip);
        }
        zip.closeEntry();
    }

    @Override
    public String toString() {
        return files.toString();
    }
}
