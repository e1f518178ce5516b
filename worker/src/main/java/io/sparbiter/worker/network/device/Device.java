package io.sparbiter.worker.network.device;

import org.nd4j.linalg.factory.Nd4j;

/** What a network is computed on. */
public sealed interface Device {
    /** ND4J's backend: the CPU or, in a build for it, the calling thread's GPU. */
    record Nd4jBackend() implements Device {}

    /**
     * A GPU of our own engine.
     *
     * @param ordinal as CUDA counts in this process, from 0
     * @param name such as {@code NVIDIA H200}
     * @param tf32 whether it rounds what it multiplies to TF32's ten bits of fraction, on tensor cores
     */
    record Gpu(int ordinal, String name, ComputeCapability capability, boolean tf32) implements Device {
        @Override
        public Device withTf32(boolean wished) {
            // Tensor cores take TF32 from Ampere on.
            return new Gpu(ordinal, name, capability, wished && capability.isAtLeast(8, 0));
        }
    }

    /** The same device, computing with TF32 if it can and that is wished; else in fp32. */
    default Device withTf32(boolean wished) {
        return this;
    }

    /** {@code -Dsparbiter.engine=cuda} asks for our own engine on GPUs. */
    String PROPERTY = "sparbiter.engine";

    /** The value that does. */
    String CUDA = "cuda";

    /**
     * The device of the calling thread's trial; loads ND4J. Where our own engine for GPUs is asked for: the GPU with this
     * address or, without one, all in turn. Else ND4J's backend.
     *
     * <p>A build with ND4J's CUDA backend makes the calling thread compute on the GPU from now on: ND4J itself deals GPUs
     * out to threads in turn, and threads outlive trials, so each trial has to say.
     *
     * @param gpu the address of a GPU, as nvidia-smi counts; empty for none in particular
     * @throws DeviceException if this JVM does not see that GPU, if there is no code for it, or if NVIDIA's libraries are
     *     asked for and not here
     */
    static Device of(String gpu) {
        NativeHelpers.enable();
        if (!Nd4j.getEnvironment().isCPU()) {
            new CudaDevice(System.getenv(), new Nd4jGpus(), new MachineCode.OfNd4j()).use(gpu);
            return new Nd4jBackend();
        }
        return CUDA.equals(System.getProperty(PROPERTY)) ? OwnGpus.device(System.getenv(), gpu) : new Nd4jBackend();
    }
}
