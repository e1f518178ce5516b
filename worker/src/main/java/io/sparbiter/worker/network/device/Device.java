package io.sparbiter.worker.network.device;

import java.util.List;
import java.util.Optional;
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

    /**
     * Names the only engine to take, to compare or to look for a fault; Deeplearning4j's layers compute what it cannot.
     * {@code -Dsparbiter.engine=cuda} insists on a GPU; the others are for CPUs.
     */
    String PROPERTY = "sparbiter.engine";

    /** The value that does. */
    String CUDA = "cuda";

    /** All values. */
    List<String> ENGINES = List.of(CUDA, "onednn", "layers");

    /**
     * The engine that a user asked for.
     *
     * @throws DeviceException if there is no such engine
     */
    static Optional<String> wantedEngine() {
        String wanted = System.getProperty(PROPERTY, "").strip();
        if (!wanted.isEmpty() && !ENGINES.contains(wanted)) {
            throw new DeviceException(
                    "Cannot compute with -D" + PROPERTY + "=" + wanted + ": there is no such engine.\nTake one of "
                            + String.join(", ", ENGINES) + ", or leave it out to have the fastest.");
        }
        return Optional.of(wanted).filter(word -> !word.isEmpty());
    }

    /** A device of this machine, where nobody deals them out: its GPUs in turn, if they can be used, else the CPU. */
    static Device here() {
        return of("", false);
    }

    /**
     * The device of the calling thread's trial; loads ND4J and, where a GPU may be used, NVIDIA's libraries. A GPU that
     * cannot be used is replaced by the CPU, with a warning if it was given, unless {@value #PROPERTY} insists on it.
     *
     * <p>A build with ND4J's CUDA backend makes the calling thread compute on the GPU from now on: ND4J itself deals GPUs
     * out to threads in turn, and threads outlive trials, so each trial has to say.
     *
     * @param gpu the address of a GPU, as nvidia-smi counts; empty for none in particular
     * @param scheduled whether somebody deals GPUs out, so that without an address the CPU is meant
     * @throws DeviceException if a GPU that is insisted on cannot be used, or one broke in this process
     */
    static Device of(String gpu, boolean scheduled) {
        NativeHelpers.enable();
        if (!Nd4j.getEnvironment().isCPU()) {
            new CudaDevice(System.getenv(), new Nd4jGpus(), new MachineCode.OfNd4j()).use(gpu);
            return new Nd4jBackend();
        }
        Optional<String> engine = wantedEngine();
        if (engine.filter(CUDA::equals).isPresent()) {
            return OwnGpus.required(gpu);
        }
        boolean mayUseGpu = engine.isEmpty() && !(gpu.isEmpty() && scheduled);
        return mayUseGpu
                ? OwnGpus.found(gpu).<Device>map(found -> found).orElseGet(Nd4jBackend::new)
                : new Nd4jBackend();
    }
}
