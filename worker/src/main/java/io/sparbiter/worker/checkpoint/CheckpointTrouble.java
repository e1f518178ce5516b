package io.sparbiter.worker.checkpoint;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says, once in a process, that checkpoints cannot be left or found below a root: when a store is gone, each trial meets
 * that after each of its epochs. What is met later is in the log only. For any thread.
 */
public final class CheckpointTrouble {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointTrouble.class);
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private final String root;

    private CheckpointTrouble(String root) {
        this.root = root;
    }

    /** Below this root, of whatever trial. */
    public static CheckpointTrouble in(CheckpointSettings settings) {
        return new CheckpointTrouble(settings.root());
    }

    /**
     * Tells of a failure from which trials recover.
     *
     * @param what could not be done, as in "leave a checkpoint in hdfs:///checkpoints/night/trial-3"
     */
    public void tell(String what, Throwable why) {
        if (TOLD.add(root)) {
            LOG.warn(
                    "Cannot {}: {}. Trials go on without what cannot be left or found in {}, which is said once.",
                    what,
                    why.toString(),
                    root);
        } else {
            LOG.info("Cannot {}: {}", what, why.toString());
        }
    }
}
