package io.sparbiter.worker.network.checkpoint;

import io.sparbiter.worker.checkpoint.CheckpointFiles;
import io.sparbiter.worker.checkpoint.CheckpointTrouble;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checkpoints of a trial in a directory of its own, one file an epoch, {@code epoch-3.ckpt}. A file appears by rename,
 * complete, under a name that was never used, so no file system needs to replace one in one step; then those before are
 * deleted. Files are not forced to the disk: a killed process loses nothing by that, and what a lost machine leaves half
 * written, its checksum gives away.
 */
final class TrialCheckpoints implements CheckpointStore {
    private static final Logger LOG = LoggerFactory.getLogger(TrialCheckpoints.class);
    private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})\\.ckpt");
    private static final int BUFFER = 1 << 16;

    private final CheckpointFiles files;
    private final CheckpointFormat format;
    private final boolean keepsEnd;
    private final CheckpointTrouble trouble;

    TrialCheckpoints(CheckpointFiles files, CheckpointIdentity identity, boolean keepsEnd, CheckpointTrouble trouble) {
        this.files = files;
        this.trouble = trouble;
        this.keepsEnd = keepsEnd;
        this.format = new CheckpointFormat(identity);
    }

    @Override
    public boolean keepsEnd() {
        return keepsEnd;
    }

    @Override
    public Optional<Checkpoint> load(Checkpoint.Shape shape) {
        try {
            return latestFirst().stream()
                    .flatMap(name -> read(name, shape).stream())
                    .findFirst();
        } catch (IOException | RuntimeException e) {
            trouble.tell("look for checkpoints in " + files, e);
            return Optional.empty();
        }
    }

    private List<String> latestFirst() throws IOException {
        return files.names().stream()
                .filter(name -> NAME.matcher(name).matches())
                .sorted(Comparator.comparingInt(TrialCheckpoints::epoch).reversed())
                .toList();
    }

    private static int epoch(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private Optional<Checkpoint> read(String name, Checkpoint.Shape shape) {
        try (InputStream in = new BufferedInputStream(files.open(name), BUFFER)) {
            return Optional.of(format.read(in, shape));
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot go on from checkpoint {} in {}: {}", name, files, e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void save(Supplier<Checkpoint> checkpoint) {
        try {
            write(checkpoint.get());
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            trouble.tell("leave a checkpoint in " + files, e);
        }
    }

    private void write(Checkpoint checkpoint) throws IOException {
        String name = "epoch-%d.ckpt".formatted(checkpoint.history().size());
        // An attempt that was given up may still be alive and writing the same epoch.
        String hidden = "_%s.%s.tmp".formatted(name, UUID.randomUUID());
        try {
            try (OutputStream out = new BufferedOutputStream(files.create(hidden), BUFFER)) {
                format.write(checkpoint, out);
            }
            files.rename(hidden, name);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            deleteQuietly(hidden, e);
            throw e;
        }
        for (String other : files.names()) {
            if (!other.equals(name)) {
                files.delete(other);
            }
        }
    }

    private void deleteQuietly(String name, Throwable cause) {
        try {
            files.delete(name);
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
