package io.sparbiter.worker.network.device;

import io.sparbiter.worker.network.device.cuda.CudaVersions;

/** Which GPUs a library computes on. */
sealed interface MachineCode {
    boolean runsOn(ComputeCapability capability);

    /** For people, after "and". */
    String words();

    /** A sentence on what to do with a GPU that it does not run on. */
    String remedy();

    /**
     * nd4j-cuda-11.6 1.0.0-M2.1 has machine code for 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0 and 8.6, and no PTX that a
     * driver could translate for later generations (read in libnd4jcuda.so).
     */
    record OfNd4j() implements MachineCode {
        @Override
        public boolean runsOn(ComputeCapability capability) {
            return capability.isAtLeast(3, 7) && !capability.isAtLeast(9, 0);
        }

        @Override
        public String words() {
            return "ND4J for CUDA 11.6 has code for 3.7 to 8.9";
        }

        @Override
        public String remedy() {
            return "Take GPUs of a generation before Hopper, or the usual jar, which is built without the profile cuda.";
        }
    }

    /**
     * CUDA 12 and cuDNN up to 9.10 begin with Maxwell (5.0), CUDA 13 and later cuDNN with Turing (7.5); cards that are
     * newer than the libraries run what these have as PTX.
     */
    record OfCuda(CudaVersions versions) implements MachineCode {
        private static final ComputeCapability MAXWELL = new ComputeCapability(5, 0);
        private static final ComputeCapability TURING = new ComputeCapability(7, 5);

        @Override
        public boolean runsOn(ComputeCapability capability) {
            return capability.isAtLeast(oldest().major(), oldest().minor());
        }

        private ComputeCapability oldest() {
            return versions.runtime() >= 13_000 || versions.cudnn() >= 91_100 ? TURING : MAXWELL;
        }

        @Override
        public String words() {
            return "%s compute on %s and later".formatted(versions, oldest());
        }

        @Override
        public String remedy() {
            return "Take a newer GPU, or libraries that still know this one; docs/operations.md says which.";
        }
    }
}
