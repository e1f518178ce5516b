package io.sparbiter.worker.command;

import io.sparbiter.worker.checkpoint.LocalFiles;
import io.sparbiter.worker.storage.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory of this machine's for one attempt, deleted at its end. */
record Scratch(Path directory) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    /** Makes one among the temporary files. */
    static Scratch create(int trialId) throws IOException {
        return new Scratch(TemporaryFolders.ofThisJvm().create("trial-" + trialId + "-"));
    }

    /** The file with the point. */
    Path params() {
        return directory.resolve("params.json");
    }

    /** The file that the program appends its reports to. */
    Path reports() {
        return directory.resolve("report.jsonl");
    }

    /** The file that appears when the program should end. */
    Path stop() {
        return directory.resolve("stop");
    }

    @Override
    public void close() {
        try {
            new LocalFiles(directory).deleteAll();
        } catch (IOException e) {
            LOG.warn("Cannot delete {}: {}", directory, e.toString());
        }
    }
}
