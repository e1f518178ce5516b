package io.sparbiter.worker.network.device;

import io.sparbiter.worker.network.device.cuda.Cuda;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.SizeTPointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those that CUDA's runtime sees; none of its calls here runs code on a GPU. */
final class OwnGpus implements CudaGpus {
    private static final Logger LOG = LoggerFactory.getLogger(OwnGpus.class);
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
    private static final int NAME_BYTES = 256;
    private static final AtomicInteger NEXT = new AtomicInteger();

    /**
     * The GPU with an address or, without one, all in turn.
     *
     * @throws DeviceException if it cannot be used
     */
    static Device.Gpu required(String address) {
        Cuda.lost().ifPresent(why -> {
            throw lost(why);
        });
        Cuda.problem().ifPresent(why -> {
            throw new DeviceException("Cannot compute on a GPU, as -Dsparbiter.engine=cuda asks. " + why);
        });
        return device(address);
    }

    /**
     * Likewise; empty if it cannot be used, for which a user who has it assigned is told why. A process whose GPU broke
     * goes on without where no other one would take its place.
     *
     * @throws DeviceException if it was assigned and broke in this process
     */
    static Optional<Device.Gpu> found(String address) {
        Optional<String> lost = Cuda.lost();
        if (lost.isPresent() && !address.isEmpty()) {
            throw lost(lost.get());
        }
        Optional<String> problem = lost.or(Cuda::problem);
        if (problem.isPresent()) {
            tell(address, problem.get());
            return Optional.empty();
        }
        try {
            return Optional.of(device(address));
        } catch (DeviceException e) {
            tell(address, e.getMessage());
            return Optional.empty();
        }
    }

    private static DeviceException lost(String why) {
        return new DeviceException("Cannot compute on a GPU in this process any more: " + why
                + ".\nStart the program again; a search goes on with --resume.");
    }

    private static void tell(String address, String why) {
        if (address.isEmpty()) {
            LOG.info("Computing on the CPU. {}", why);
        } else if (TOLD.add(address)) {
            LOG.warn("Cannot use GPU {}, which was assigned here, so the CPU computes. {}", address, why);
        }
    }

    private static Device.Gpu device(String address) {
        var gpus = new OwnGpus();
        CudaDevice device = device(gpus);
        return gpus.gpu(address.isEmpty() ? next(device) : device.ordinal(address));
    }

    /** The next of those that there is code for. */
    private static int next(CudaDevice device) {
        int[] usable = IntStream.range(0, device.gpus().count())
                .filter(ordinal -> device.code().runsOn(device.gpus().capability(ordinal)))
                .toArray();
        return usable.length == 0
                ? device.requireCode(0)
                : usable[Math.floorMod(NEXT.getAndIncrement(), usable.length)];
    }

    /** All that CUDA sees; makes a context on each. */
    static List<GpuInventory.Card> cards() {
        var gpus = new OwnGpus();
        return IntStream.range(0, gpus.count()).mapToObj(gpus::card).toList();
    }

    private GpuInventory.Card card(int ordinal) {
        try (var free = new SizeTPointer(1);
                var total = new SizeTPointer(1)) {
            select(ordinal);
            Cuda.check(cudart.cudaMemGetInfo(free, total));
            return new GpuInventory.Card(gpu(ordinal), free.get(), total.get(), problem(ordinal));
        } catch (RuntimeException | OutOfMemoryError e) {
            // A card that is full, broken or another's alone must not hide the others.
            return new GpuInventory.Card(gpu(ordinal), 0, 0, Optional.of(e.getMessage()));
        }
    }

    private Optional<String> problem(int ordinal) {
        try {
            device(this).requireCode(ordinal);
            return Optional.empty();
        } catch (DeviceException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Device.Gpu gpu(int ordinal) {
        return new Device.Gpu(ordinal, name(ordinal), capability(ordinal), false);
    }

    private static CudaDevice device(OwnGpus gpus) {
        return new CudaDevice(System.getenv(), gpus, new MachineCode.OfCuda(Cuda.versions()));
    }

    @Override
    public int count() {
        int[] count = new int[1];
        Cuda.check(cudart.cudaGetDeviceCount(count));
        return count[0];
    }

    @Override
    public int selected() {
        int[] ordinal = new int[1];
        Cuda.check(cudart.cudaGetDevice(ordinal));
        return ordinal[0];
    }

    @Override
    public void select(int ordinal) {
        Cuda.check(cudart.cudaSetDevice(ordinal));
    }

    @Override
    public String name(int ordinal) {
        byte[] name = new byte[NAME_BYTES];
        Cuda.checkDriver(cudart.cuDeviceGetName(name, NAME_BYTES, ordinal));
        String text = new String(name, StandardCharsets.UTF_8);
        return text.substring(0, text.indexOf('\0'));
    }

    @Override
    public ComputeCapability capability(int ordinal) {
        return new ComputeCapability(
                attribute(cudart.cudaDevAttrComputeCapabilityMajor, ordinal),
                attribute(cudart.cudaDevAttrComputeCapabilityMinor, ordinal));
    }

    private static int attribute(int which, int ordinal) {
        int[] value = new int[1];
        Cuda.check(cudart.cudaDeviceGetAttribute(value, which, ordinal));
        return value[0];
    }
}
