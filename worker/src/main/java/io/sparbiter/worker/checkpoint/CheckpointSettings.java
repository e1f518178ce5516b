package io.sparbiter.worker.checkpoint;

import java.io.IOException;
import java.io.Serializable;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the trials of a search leave their checkpoints.
 *
 * @param root a directory that every executor reaches, a path or URI of any Hadoop file system; empty for no checkpoints
 * @param search the search's name, letters, digits, {@code _} and {@code -}: a directory below the root
 * @param keepsEnd whether a trial leaves one of its last epoch, too, for those who want its weights
 */
public record CheckpointSettings(String root, String search, boolean keepsEnd) implements Serializable {
    /** What searches may be called, so that no name leaves the root. */
    public static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private static final String TRIAL = "trial-";

    /** No checkpoints. */
    public static final CheckpointSettings OFF = new CheckpointSettings("", "none");

    public CheckpointSettings {
        if (!NAME.matcher(search).matches()) {
            throw new IllegalArgumentException("not the name of a search: " + search);
        }
    }

    /** For trials that leave nothing when they end. */
    public CheckpointSettings(String root, String search) {
        this(root, search, false);
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

    /** Deletes what a trial has left, if anything. */
    public void remove(int trialId) throws IOException {
        if (!isOff()) {
            files(trialId).deleteAll();
        }
    }

    /** Deletes what all trials of the search have left, but these. */
    public void removeAllBut(Set<Integer> trialIds) throws IOException {
        if (isOff()) {
            return;
        }
        CheckpointFiles files = CheckpointFiles.in(root, search);
        if (trialIds.isEmpty()) {
            files.deleteAll();
            return;
        }
        Set<String> kept = trialIds.stream().map(id -> TRIAL + id).collect(Collectors.toSet());
        for (String name : files.names()) {
            if (!kept.contains(name)) {
                CheckpointFiles.in(root, search + "/" + name).deleteAll();
            }
        }
    }

    /** What one trial leaves; not where checkpoints are off. */
    public CheckpointFiles files(int trialId) {
        return CheckpointFiles.in(root, directory(trialId));
    }

    private String directory(int trialId) {
        return search + "/" + TRIAL + trialId;
    }
}
