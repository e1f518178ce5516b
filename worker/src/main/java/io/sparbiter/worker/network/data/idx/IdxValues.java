package io.sparbiter.worker.network.data.idx;

/**
 * What an IDX file holds.
 *
 * @param shape the dimensions, the number of items first
 * @param values unsigned, last dimension fastest
 */
@SuppressWarnings("ArrayRecordComponent") // passed from a reader to its caller, never compared
record IdxValues(int[] shape, byte[] values) {
    int count() {
        return shape[0];
    }
}
