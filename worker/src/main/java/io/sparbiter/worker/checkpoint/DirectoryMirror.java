package io.sparbiter.worker.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Saves a directory of this machine among files elsewhere, time and again. A save becomes visible as a whole, when the
 * list of its files does; what has not changed since the last one is not copied again. Attempts have names of their own:
 * one that was taken for dead and still runs does not harm what its successor saves. One thread.
 *
 * <p>A directory that changes while it is saved is looked at again, a few times at most: after that a file may be torn
 * that is not written under another name and renamed.
 */
final class DirectoryMirror implements DirectoryCopy {
    private static final Pattern NAME = Pattern.compile("_?(list|file)-(\\d{1,9})-(\\d{1,9})");
    private static final int MOST_LOOKS = 3;

    private final CheckpointFiles kept;
    private final int attempt;
    private final Path local;
    private final Map<String, Copy> copies = new HashMap<>();
    private int next;
    private boolean isListed = true;

    /** What tells whether a file has changed. */
    private record Version(long bytes, FileTime time, Object identity) {
        static Version of(BasicFileAttributes file) {
            return new Version(file.size(), file.lastModifiedTime(), file.fileKey());
        }
    }

    /** A file as it was copied, and the copy's name. */
    private record Copy(Version version, String name) {}

    /** A name among those kept. */
    private record Kept(String name, boolean isList, int attempt, int number) {
        static final Comparator<Kept> BY_AGE =
                Comparator.comparingInt(Kept::attempt).thenComparingInt(Kept::number);

        static Optional<Kept> of(String name) {
            Matcher parts = NAME.matcher(name);
            return parts.matches()
                    ? Optional.of(new Kept(
                            name,
                            name.startsWith("list"),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3))))
                    : Optional.empty();
        }
    }

    /** @param attempt whose saves these are; later attempts have higher numbers */
    DirectoryMirror(CheckpointFiles kept, int attempt, Path local) {
        this.kept = kept;
        this.attempt = attempt;
        this.local = local;
    }

    /** Fills the directory with the last save of the last attempt; if it fails, with nothing. */
    @Override
    public void load() throws IOException {
        try {
            Optional<Kept> last = names().stream().filter(Kept::isList).max(Kept.BY_AGE);
            if (last.isPresent()) {
                fetch(list(last.get().name()));
            }
        } catch (IOException | RuntimeException e) {
            new LocalFiles(local).deleteAll();
            Files.createDirectories(local);
            throw e;
        }
    }

    private Set<Kept> names() throws IOException {
        Set<Kept> names = new HashSet<>();
        kept.names().forEach(name -> Kept.of(name).ifPresent(names::add));
        return names;
    }

    private Properties list(String name) throws IOException {
        Properties list = new Properties();
        try (InputStream in = kept.open(name)) {
            list.load(in);
        }
        return list;
    }

    private void fetch(Properties list) throws IOException {
        for (String path : list.stringPropertyNames()) {
            Path file = local.resolve(path).normalize();
            if (!file.startsWith(local)) {
                throw new IOException("a saved file lies outside of its directory: " + path);
            }
            Files.createDirectories(file.getParent());
            try (InputStream in = kept.open(list.getProperty(path))) {
                Files.copy(in, file);
            }
        }
    }

    /** Saves the directory, if it has changed since the last time. */
    @Override
    public void save() throws IOException {
        int looks = 1;
        while (copyChanges() && looks < MOST_LOOKS) {
            looks++;
        }
        if (!isListed) {
            String list = writeList();
            isListed = true;
            deleteAllBut(list);
        }
    }

    /** Whether there were any. */
    private boolean copyChanges() throws IOException {
        Map<String, Version> now = new DirectoryLook(local).files(Version::of);
        boolean areThereAny = copies.keySet().retainAll(now.keySet());
        isListed &= !areThereAny;
        for (Map.Entry<String, Version> file : now.entrySet()) {
            Copy last = copies.get(file.getKey());
            if (last == null || !last.version().equals(file.getValue())) {
                isListed = false;
                areThereAny = true;
                copy(file.getKey(), file.getValue());
            }
        }
        return areThereAny;
    }

    private void copy(String path, Version version) throws IOException {
        copies.remove(path);
        String name = name("file");
        try (InputStream in = Files.newInputStream(local.resolve(path))) {
            try (OutputStream out = kept.create(name)) {
                in.transferTo(out);
            }
            copies.put(path, new Copy(version, name));
        } catch (NoSuchFileException e) {
            // The program has just deleted it.
        }
    }

    /** A new one: an attempt of the same number may have been here before. */
    private String name(String kind) throws IOException {
        if (next == 0) {
            next = 1 + names().stream().mapToInt(Kept::number).max().orElse(0);
        }
        return "%s-%d-%d".formatted(kind, attempt, next++);
    }

    private String writeList() throws IOException {
        Properties list = new Properties();
        copies.forEach((path, copy) -> list.setProperty(path, copy.name()));
        String name = name("list");
        try (OutputStream out = kept.create("_" + name)) {
            list.store(out, null);
        }
        kept.rename("_" + name, name);
        return name;
    }

    /** What earlier saves, and those that were never completed, have left. */
    private void deleteAllBut(String list) throws IOException {
        Set<String> needed = new HashSet<>(Set.of(list));
        copies.values().forEach(copy -> needed.add(copy.name()));
        for (Kept old : names()) {
            if (old.attempt() <= attempt && !needed.contains(old.name())) {
                kept.delete(old.name());
            }
        }
    }

    @Override
    public String toString() {
        return kept.toString();
    }
}
