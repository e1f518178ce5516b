package io.sparbiter.worker.network.device;

import org.nd4j.linalg.factory.Nd4j;

/** What a network is computed on. */
public sealed interface Device {
    /** ND4J's backend: the CPU or, in a build for it, the calling thread's GPU. */
    record Nd4jBackend() implements Device {}

    /**
     * The device of the calling thread's trial; loads ND4J. A build with ND4J's CUDA backend computes on that GPU from now
     * on: ND4J itself deals GPUs out to threads in turn, and threads outlive trials, so each trial has to say.
     *
     * @param gpu the address of a GPU, as nvidia-smi counts; empty for none in particular
     * @throws DeviceException if this JVM does not see that GPU, or there is no code for it
     */
    static Device of(String gpu) {
        NativeHelpers.enable();
        if (!Nd4j.getEnvironment().isCPU()) {
            new CudaDevice(System.getenv(), new Nd4jGpus()).use(gpu);
        }
        return new Nd4jBackend();
    }
}
