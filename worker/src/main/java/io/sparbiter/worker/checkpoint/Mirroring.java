package io.sparbiter.worker.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps a directory, elsewhere file by file, from a trial's first attempt on, which finds it empty: a program may leave
 * much that does not change, and has files of its own names only. Where it cannot be emptied or fetched, that is told.
 *
 * @param attempt from 1
 * @param trouble hears of it
 */
record Mirroring(int attempt, CheckpointTrouble trouble) implements Keeping {
    private interface Step {
        void take() throws IOException;
    }

    @Override
    public void open(LocalFiles kept) throws IOException {
        if (attempt == 1) {
            tryTo("empty", kept, kept::deleteAll);
        }
        Files.createDirectories(kept.directory());
    }

    @Override
    public DirectoryCopy open(CheckpointFiles kept, Path here) {
        var mirror = new DirectoryMirror(kept, attempt, here);
        if (attempt == 1) {
            tryTo("empty", kept, kept::deleteAll);
        } else {
            tryTo("fetch", kept, mirror::load);
        }
        return mirror;
    }

    private void tryTo(String what, CheckpointFiles kept, Step step) {
        try {
            step.take();
        } catch (IOException | RuntimeException e) {
            trouble.tell(what + " the checkpoints in " + kept, e);
        }
    }
}
