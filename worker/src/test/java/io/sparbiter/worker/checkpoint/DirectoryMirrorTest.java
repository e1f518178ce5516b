package io.sparbiter.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryMirrorTest {
    private static final Map<String, String> FIRST = Map.of("model", "one", "deep/state", "1", "old", "x");
    private static final Map<String, String> SECOND = Map.of("model", "two", "deep/state", "2", "new", "y");

    @TempDir
    Path folder;

    private CheckpointFiles kept;
    private Path local;

    @BeforeEach
    void prepare() throws IOException {
        kept = new HadoopFiles(Elsewhere.configuration(), Elsewhere.uri(folder.resolve("kept")));
        local = Files.createDirectory(folder.resolve("local"));
    }

    private DirectoryMirror mirror(int attempt) {
        return new DirectoryMirror(kept, attempt, local);
    }

    /** Makes these a directory's only files. */
    private void write(Map<String, String> files) throws IOException {
        new LocalFiles(local).deleteAll();
        Files.createDirectories(local);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = local.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** What an attempt on another machine finds. */
    private Map<String, String> found() throws IOException {
        Path there = Files.createTempDirectory(folder, "there");
        new DirectoryMirror(kept, 9, there).load();
        return contents(there);
    }

    private static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
                contents.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void anotherAttemptElsewhereFindsTheFiles() throws IOException {
        Map<String, String> files = Map.of("a/b/c", "1", "with = and : and\nline", "2", "gr\u00fcn", "3", "empty", "");
        write(files);
        mirror(1).save();
        assertThat(found()).isEqualTo(files);
    }

    @Test
    void whereNothingWasSavedNothingIsFound() throws IOException {
        assertThat(found()).isEmpty();
    }

    @Test
    void aSaveReplacesTheOneBeforeAndLeavesNothingOfIt() throws IOException {
        DirectoryMirror mirror = mirror(1);
        write(FIRST);
        mirror.save();
        write(SECOND);
        mirror.save();
        assertThat(found()).isEqualTo(SECOND);
        assertThat(kept.names()).filteredOn(name -> !name.startsWith(".")).hasSize(SECOND.size() + 1);
    }

    @Test
    void whatHasNotChangedIsNotCopiedAgain() throws IOException {
        DirectoryMirror mirror = mirror(1);
        write(FIRST);
        mirror.save();
        var before = kept.names();
        mirror.save();
        assertThat(kept.names()).containsExactlyInAnyOrderElementsOf(before);
        Files.writeString(local.resolve("model"), "two");
        mirror.save();
        assertThat(kept.names().stream().filter(before::contains).filter(name -> name.startsWith("file-")))
                .hasSize(FIRST.size() - 1);
    }

    /** Wherever it dies, one whole save is found, and the next attempt's save is as good as any. */
    @Test
    void aSaveThatDiesLeavesTheOneBefore() throws IOException {
        boolean isComplete = false;
        for (int steps = 0; !isComplete; steps++) {
            kept.deleteAll();
            var files = new DyingFiles(kept, DyingFiles.IMMORTAL);
            var mirror = new DirectoryMirror(files, 1, local);
            write(FIRST);
            mirror.save();
            write(SECOND);
            files.left = steps;
            isComplete = isSaved(mirror);
            assertThat(found()).as("died after %d steps", steps).isIn(FIRST, SECOND);
            mirror(2).save();
            assertThat(found()).isEqualTo(SECOND);
            assertThat(kept.names()).filteredOn(name -> !name.startsWith(".")).hasSize(SECOND.size() + 1);
        }
        assertThat(found()).isEqualTo(SECOND);
    }

    private static boolean isSaved(DirectoryMirror mirror) {
        try {
            mirror.save();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aFailedSaveIsMadeUpForByTheNext() throws IOException {
        boolean isComplete = false;
        for (int steps = 0; !isComplete; steps++) {
            kept.deleteAll();
            var files = new DyingFiles(kept, steps);
            var mirror = new DirectoryMirror(files, 1, local);
            write(FIRST);
            isComplete = isSaved(mirror);
            files.left = DyingFiles.IMMORTAL;
            mirror.save();
            assertThat(found()).isEqualTo(FIRST);
        }
    }

    @Test
    void whatCannotBeFetchedAsAWholeIsNotFetched() throws IOException {
        write(FIRST);
        mirror(1).save();
        for (int steps = 0; steps < 2 + FIRST.size(); steps++) {
            Path there = Files.createTempDirectory(folder, "there");
            var mirror = new DirectoryMirror(new DyingFiles(kept, steps), 2, there);
            assertThatThrownBy(mirror::load).hasMessage("out of reach");
            assertThat(there).isEmptyDirectory();
        }
    }

    @Test
    void anAttemptTakenForDeadDoesNoHarmToItsSuccessor() throws IOException {
        DirectoryMirror dead = mirror(1);
        write(FIRST);
        dead.save();
        write(SECOND);
        mirror(2).save();
        write(Map.of("model", "late"));
        dead.save();
        assertThat(found()).isEqualTo(SECOND);
    }

    @Test
    void anAttemptsNumberMayComeAgain() throws IOException {
        write(FIRST);
        mirror(2).save();
        write(SECOND);
        mirror(2).save();
        assertThat(found()).isEqualTo(SECOND);
    }

    /** The model is written before the state that belongs to it, both while they are saved. */
    @Test
    void aDirectoryThatChangesMeanwhileIsSavedAsItIsAfterwards() throws IOException {
        write(FIRST);
        var files = new DyingFiles(kept, DyingFiles.IMMORTAL);
        var made = new AtomicInteger();
        files.before = () -> {
            if (made.incrementAndGet() == 2) {
                rewrite(SECOND);
            }
        };
        new DirectoryMirror(files, 1, local).save();
        assertThat(found()).isEqualTo(SECOND);
    }

    private void rewrite(Map<String, String> files) {
        try {
            write(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aDirectoryThatNeverRestsIsSavedAllTheSame() throws IOException {
        write(FIRST);
        var files = new DyingFiles(kept, DyingFiles.IMMORTAL);
        var made = new AtomicInteger();
        files.before = () -> rewrite(Map.of("model", "m" + made.incrementAndGet(), "log", "always"));
        new DirectoryMirror(files, 1, local).save();
        assertThat(found()).containsOnlyKeys("model", "log");
    }

    @Test
    void aLinkToAFileIsSavedAsTheFileAndOneToADirectoryIsNot() throws IOException {
        write(Map.of("epoch-3", "three"));
        Files.createSymbolicLink(local.resolve("last"), Path.of("epoch-3"));
        Files.createSymbolicLink(local.resolve("broken"), Path.of("nowhere"));
        Files.createSymbolicLink(local.resolve("data"), folder);
        mirror(1).save();
        assertThat(found()).isEqualTo(Map.of("epoch-3", "three", "last", "three"));
    }
}
