package io.sparbiter.driver.network.distributed.dl4j;

import java.io.Serializable;
import java.util.List;

/**
 * The batches that one task trains on between two averages.
 *
 * @param epoch from 1
 * @param batches of the epoch, from 0
 */
record TaskShare(int epoch, List<Integer> batches) implements Serializable {
    TaskShare {
        batches = List.copyOf(batches);
    }

    int size() {
        return batches.size();
    }
}
