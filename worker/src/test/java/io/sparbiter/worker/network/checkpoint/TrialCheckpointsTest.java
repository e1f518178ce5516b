package io.sparbiter.worker.network.checkpoint;

import static io.sparbiter.worker.network.checkpoint.Checkpoints.IDENTITY;
import static io.sparbiter.worker.network.checkpoint.Checkpoints.SHAPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.checkpoint.CheckpointFiles;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.checkpoint.CheckpointTrouble;
import io.sparbiter.worker.checkpoint.HadoopFiles;
import io.sparbiter.worker.checkpoint.LocalFiles;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrialCheckpointsTest {
    private static final CheckpointTrouble TROUBLE = CheckpointTrouble.in(CheckpointSettings.OFF);

    @TempDir
    Path folder;

    static Stream<Function<Path, CheckpointFiles>> storages() {
        return Stream.of(
                LocalFiles::new,
                path -> new HadoopFiles(new Configuration(), path.toUri().toString()));
    }

    @ParameterizedTest
    @MethodSource("storages")
    void theLastCheckpointIsTheOneAndTheOnlyOne(Function<Path, CheckpointFiles> storage) throws IOException {
        Path directory = folder.resolve("new/trial-1");
        var checkpoints = new TrialCheckpoints(storage.apply(directory), IDENTITY, false, TROUBLE);
        assertThat(checkpoints.load(SHAPE)).isEmpty();
        for (int epochs = 1; epochs <= 10; epochs++) {
            save(checkpoints, epochs);
            assertThat(names(directory)).containsExactly("epoch-" + epochs + ".ckpt");
        }
        assertThat(checkpoints.load(SHAPE)).contains(Checkpoints.after(10));
        storage.apply(directory).deleteAll();
        assertThat(directory).doesNotExist();
        storage.apply(directory).deleteAll();
    }

    @Test
    void whereTheLastIsDamagedTheOneBeforeIsTaken() throws IOException {
        save(local(), 2);
        byte[] before = Files.readAllBytes(folder.resolve("epoch-2.ckpt"));
        save(local(), 3);
        Files.write(folder.resolve("epoch-2.ckpt"), before);
        Files.write(folder.resolve("epoch-3.ckpt"), new byte[] {1, 2, 3});
        Files.createDirectory(folder.resolve("epoch-4.ckpt"));
        assertThat(local().load(SHAPE)).contains(Checkpoints.after(2));
    }

    @Test
    void whatIsNoCheckpointIsLeftOut() throws IOException {
        Files.write(folder.resolve("epoch-9999999999.ckpt"), new byte[10]);
        Files.write(folder.resolve("_epoch-3.ckpt.x.tmp"), new byte[10]);
        assertThat(local().load(SHAPE)).isEmpty();
    }

    @Test
    void whileANewOneIsIncompleteThePreviousIsThere() throws IOException {
        save(local(), 2);
        save(new TrialCheckpoints(new FullDisk(folder, 100_000), IDENTITY, false, TROUBLE), 3);
        assertThat(names(folder)).containsExactly("epoch-2.ckpt");
        assertThat(local().load(SHAPE)).contains(Checkpoints.after(2));
    }

    /** As a killed writer leaves them. */
    @Test
    void remainsAreClearedAway() throws IOException {
        Files.write(folder.resolve("_epoch-2.ckpt.killed.tmp"), new byte[10]);
        save(local(), 3);
        assertThat(names(folder)).containsExactly("epoch-3.ckpt");
    }

    @Test
    void aCheckpointThatCannotBeMadeForLackOfMemoryIsDoneWithout() throws IOException {
        save(local(), 2);
        local().save(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(local().load(SHAPE)).contains(Checkpoints.after(2));
    }

    @Test
    void whereNothingCanBeReadThereIsNoCheckpoint() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        var checkpoints = new TrialCheckpoints(new LocalFiles(file), IDENTITY, false, TROUBLE);
        assertThat(checkpoints.load(SHAPE)).isEmpty();
        save(checkpoints, 1);
        assertThat(file).isEmptyFile();
    }

    private TrialCheckpoints local() {
        return new TrialCheckpoints(new LocalFiles(folder), IDENTITY, false, TROUBLE);
    }

    private static void save(TrialCheckpoints checkpoints, int epochs) {
        checkpoints.save(() -> Checkpoints.after(epochs));
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".crc"))
                    .toList();
        }
    }

    @Test
    void settingsSayWhereATrialKeepsItsCheckpoints(@TempDir Path root) {
        CheckpointStore.of(CheckpointSettings.OFF, 7, IDENTITY).save(() -> Checkpoints.after(1));
        assertThat(root).isEmptyDirectory();
        CheckpointStore.of(new CheckpointSettings(root.toString(), "mnist"), 7, IDENTITY)
                .save(() -> Checkpoints.after(1));
        assertThat(root.resolve("mnist/trial-7/epoch-1.ckpt")).exists();
    }

    /** Takes so many bytes and no more. */
    private record FullDisk(LocalFiles files, int space) implements CheckpointFiles {
        FullDisk(Path directory, int space) {
            this(new LocalFiles(directory), space);
        }

        @Override
        public OutputStream create(String name) throws IOException {
            return new FilterOutputStream(files.create(name)) {
                private int written;

                @Override
                public void write(byte[] bytes, int from, int count) throws IOException {
                    written += count;
                    if (written > space) {
                        throw new IOException("No space left on device");
                    }
                    out.write(bytes, from, count);
                }
            };
        }

        @Override
        public List<String> names() throws IOException {
            return files.names();
        }

        @Override
        public InputStream open(String name) throws IOException {
            return files.open(name);
        }

        @Override
        public void rename(String from, String to) throws IOException {
            files.rename(from, to);
        }

        @Override
        public void delete(String name) throws IOException {
            files.delete(name);
        }

        @Override
        public void deleteAll() throws IOException {
            files.deleteAll();
        }
    }
}
