package io.sparbiter.worker.command;

import io.sparbiter.worker.checkpoint.CheckpointFiles;
import io.sparbiter.worker.command.process.CommandEvent.Output;
import io.sparbiter.worker.command.process.RunningCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the end of what attempts print is kept: {@code trial-<id>/attempt-<n>.stdout} and {@code .stderr} below a
 * directory. What was not printed has no file.
 *
 * @param directory a path or URI; empty for nowhere
 */
record KeptOutput(String directory) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptOutput.class);

    /** Writes down what a command printed; a failure is a warning. */
    void keep(RunningCommand command, int trialId, int attempt) {
        if (directory.isEmpty()) {
            return;
        }
        CheckpointFiles files = CheckpointFiles.in(directory, "trial-" + trialId);
        for (Output output : Output.values()) {
            String name = "attempt-%d.%s".formatted(attempt, output.name().toLowerCase(Locale.ROOT));
            write(files, name, command.tail(output).bytes());
        }
    }

    private void write(CheckpointFiles files, String name, byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        try (OutputStream file = files.create(name)) {
            file.write(bytes);
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot keep {} in {}: {}", name, directory, e.toString());
        }
    }
}
