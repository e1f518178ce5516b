package io.sparbiter.worker.network.device;

/**
 * What machine code a GPU runs, as NVIDIA counts: {@code major} is its generation. Code runs on GPUs of its own generation
 * that are not older.
 */
record ComputeCapability(int major, int minor) {
    /**
     * nd4j-cuda-11.6 1.0.0-M2.1 has machine code for 3.7, 5.0, 5.2, 6.0, 6.1, 7.0, 7.5, 8.0 and 8.6, and no PTX that a
     * driver could translate for later generations (read in libnd4jcuda.so).
     */
    boolean isSupported() {
        return major == 3 ? minor >= 7 : major >= 5 && major <= 8;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
