package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.cuda.Cuda;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A GPU as one network uses it: a stream, handles of cuDNN and cuBLAS, and memory of its own, so that several networks
 * compute side by side on one card. Work is done in the order in which it is given, and done for certain after {@link
 * #synchronize}. For one thread at a time, which {@link #enter} makes this GPU's.
 */
final class Gpu implements AutoCloseable {
    /** What NVIDIA recommends from Hopper on. Of its own, so that sums keep their order and graphs allocate nothing. */
    private static final long BLAS_WORKSPACE = 32L << 20;

    private final int ordinal;
    private final String name;
    private final boolean tf32;
    private final DeviceMemory memory;
    private final CUstream_st stream = new CUstream_st();
    private final cudnnContext dnn = new cudnnContext();
    private final cublasContext blas = new cublasContext();
    private final List<Pointer> arguments = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>();
    private final Kernels kernels;

    Gpu(Device.Gpu device) {
        ordinal = device.ordinal();
        name = device.name();
        tf32 = device.tf32();
        memory = new DeviceMemory(name);
        enter();
        Cuda.check(cudart.cudaFree((Pointer) null)); // makes the context, if nobody has
        kernels = Kernels.of(ordinal);
        try {
            open();
        } catch (RuntimeException | OutOfMemoryError e) {
            close();
            throw e;
        }
    }

    private void open() {
        Cuda.check(cudart.cudaStreamCreateWithFlags(stream, cudart.cudaStreamNonBlocking));
        Cuda.checkDnn(cudnn.cudnnCreate(dnn));
        Cuda.checkDnn(cudnn.cudnnSetStream(dnn, stream));
        Cuda.checkBlas(cublas.cublasCreate_v2(blas));
        Cuda.checkBlas(cublas.cublasSetStream_v2(blas, stream));
        Cuda.checkBlas(cublas.cublasSetWorkspace_v2(blas, memory.bytes(BLAS_WORKSPACE), BLAS_WORKSPACE));
        Cuda.checkBlas(
                cublas.cublasSetMathMode(blas, tf32 ? cublas.CUBLAS_TF32_TENSOR_OP_MATH : cublas.CUBLAS_PEDANTIC_MATH));
    }

    /** Makes this GPU the calling thread's. */
    void enter() {
        Cuda.check(cudart.cudaSetDevice(ordinal));
    }

    int ordinal() {
        return ordinal;
    }

    /** For people. */
    String name() {
        return name;
    }

    boolean tf32() {
        return tf32;
    }

    DeviceMemory memory() {
        return memory;
    }

    CUstream_st stream() {
        return stream;
    }

    cudnnContext dnn() {
        return dnn;
    }

    cublasContext blas() {
        return blas;
    }

    /** Copies to the GPU, before all work given later; {@code host} may be changed when this returns. */
    void put(Pointer device, Pointer host, long bytes) {
        Cuda.check(cudart.cudaMemcpyAsync(device, host, bytes, cudart.cudaMemcpyHostToDevice, stream));
        synchronize();
    }

    /** Copies from the GPU, after all work given before; {@code host} has the numbers when this returns. */
    void get(Pointer host, Pointer device, long bytes) {
        Cuda.check(cudart.cudaMemcpyAsync(host, device, bytes, cudart.cudaMemcpyDeviceToHost, stream));
        synchronize();
    }

    /** Waits until all work given is done; raises what went wrong in it. */
    void synchronize() {
        Cuda.check(cudart.cudaStreamSynchronize(stream));
    }

    /**
     * A kernel with its arguments, to be launched again and again.
     *
     * @param given as the kernel declares them: pointers of the device, null for none; int, long, float or double; a
     *     struct as a direct buffer
     */
    Runnable launch(String name, int blocks, int threads, Object... given) {
        CUfunc_st function = kernels.function(name);
        Pointer[] values = new Pointer[given.length];
        for (int i = 0; i < given.length; i++) {
            values[i] = keep(argument(given[i]));
        }
        PointerPointer<Pointer> pointers = new PointerPointer<>(values);
        keep(pointers);
        return () -> Cuda.checkDriver(cudart.cuLaunchKernel(
                function, blocks, 1, 1, threads, 1, 1, 0, stream, pointers, (PointerPointer<?>) null));
    }

    /** A kernel with at least so many threads. */
    Runnable launchFor(long threads, String name, Object... given) {
        return launch(name, Math.toIntExact((threads + Kernels.THREADS - 1) / Kernels.THREADS), Kernels.THREADS, given);
    }

    private static Pointer argument(Object given) {
        if (given instanceof Integer number) {
            return new IntPointer(new int[] {number});
        }
        if (given instanceof Long number) {
            return new LongPointer(new long[] {number});
        }
        if (given instanceof Float number) {
            return new FloatPointer(new float[] {number});
        }
        if (given instanceof Double number) {
            return new DoublePointer(new double[] {number});
        }
        if (given instanceof ByteBuffer struct) {
            return new BytePointer(struct);
        }
        return new LongPointer(new long[] {given instanceof Pointer pointer ? pointer.address() : 0});
    }

    /** Keeps a pointer to the host's memory until the end. */
    <P extends Pointer> P keep(P pointer) {
        arguments.add(pointer);
        return pointer;
    }

    /** Has something freed at the end, before the handles. */
    void onClose(Runnable ending) {
        endings.add(ending);
    }

    /** Frees everything; says nothing of a GPU that is lost. */
    @Override
    public void close() {
        cudart.cudaSetDevice(ordinal);
        if (!stream.isNull()) {
            cudart.cudaStreamSynchronize(stream);
        }
        endings.forEach(Runnable::run);
        endings.clear();
        if (!dnn.isNull()) {
            cudnn.cudnnDestroy(dnn);
        }
        if (!blas.isNull()) {
            cublas.cublasDestroy_v2(blas);
        }
        memory.close();
        if (!stream.isNull()) {
            cudart.cudaStreamDestroy(stream);
        }
        arguments.forEach(Pointer::close);
        arguments.clear();
    }
}
