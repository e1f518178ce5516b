package io.sparbiter.worker.network.device;

/** The GPUs that CUDA sees in this JVM, numbered as it counts, from 0. */
interface CudaGpus {
    int count();

    /** The one that the calling thread computes on. */
    int selected();

    /** Makes the calling thread compute on one. */
    void select(int ordinal);

    String name(int ordinal);

    ComputeCapability capability(int ordinal);
}
