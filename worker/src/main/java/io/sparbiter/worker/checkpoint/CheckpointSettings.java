package io.sparbiter.worker.checkpoint;

import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where the trials of a search leave their checkpoints.
 *
 * @param root a directory that every executor reaches, a path or URI of any Hadoop file system; empty for no checkpoints
 * @param search the search's name, letters, digits, {@code _} and {@code -}: a directory below the root
 */
public record CheckpointSettings(String root, String search) implements Serializable {
    /** So that no name leaves the root. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** No checkpoints. */
    public static final CheckpointSettings OFF = new CheckpointSettings("", "none");

    public CheckpointSettings {
        if (!NAME.matcher(search).matches()) {
            throw new IllegalArgumentException("not the name of a search: " + search);
        }
    }

    public boolean isOff() {
        return root.isEmpty();
    }

    /** Throws if this machine cannot write below the root. */
    public void probe() throws IOException {
        if (!isOff()) {
            CheckpointFiles files = CheckpointFiles.in(root, ".");
            String name = "_%s.tmp".formatted(UUID.randomUUID());
            files.create(name).close();
            files.delete(name);
        }
    }

    /** The checkpoints of one trial. */
    public CheckpointStore open(int trialId, CheckpointIdentity identity) {
        return isOff() ? CheckpointStore.NONE : new TrialCheckpoints(files(trialId), identity);
    }

    /** Deletes what a trial has left, if anything. */
    public void remove(int trialId) throws IOException {
        if (!isOff()) {
            files(trialId).deleteAll();
        }
    }

    /** Deletes what all trials of the search have left. */
    public void removeAll() throws IOException {
        if (!isOff()) {
            CheckpointFiles.in(root, search).deleteAll();
        }
    }

    private CheckpointFiles files(int trialId) {
        return CheckpointFiles.in(root, search + "/trial-" + trialId);
    }
}
