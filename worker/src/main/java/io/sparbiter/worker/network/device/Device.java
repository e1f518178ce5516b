package io.sparbiter.worker.network.device;

import org.nd4j.linalg.factory.Nd4j;

/** What this JVM's ND4J computes on. */
public interface Device {
    /**
     * Makes the calling thread compute on a GPU from now on; on a CPU it does nothing. ND4J itself deals GPUs out to
     * threads in turn, and threads outlive trials, so each trial has to say.
     *
     * @param gpu the address, as nvidia-smi counts; empty to leave the choice to ND4J
     * @throws DeviceException if this JVM does not see that GPU, or ND4J has no code for it
     */
    void use(String gpu);

    /** This JVM's; loads ND4J. */
    static Device current() {
        NativeHelpers.enable();
        return Nd4j.getEnvironment().isCPU() ? gpu -> {} : new CudaDevice(System.getenv(), new Nd4jGpus());
    }
}
