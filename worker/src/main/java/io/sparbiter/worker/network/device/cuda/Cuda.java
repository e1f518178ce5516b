package io.sparbiter.worker.network.device.cuda;

import io.sparbiter.worker.network.device.cuda.CudaLibraries.Found;
import io.sparbiter.worker.trial.LostDeviceException;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.javacpp.BytePointer;

/**
 * CUDA in this process: whether it is here, and what the numbers that its calls return mean. Its libraries are loaded when
 * somebody first asks.
 */
public final class Cuda {
    private static final int OUT_OF_MEMORY = 2;

    /**
     * CUDA's errors after which every further call of the process fails: a broken context (illegal address, illegal
     * instruction and the like, 700 to 720), memory that ECC could not correct, a link's fault, and the unknown one.
     */
    private static final Set<Integer> STICKY =
            Set.of(214, 220, 226, 700, 702, 709, 710, 714, 715, 716, 717, 718, 719, 721, 999);

    /** cuDNN's: allocation failed, and its kinds. */
    private static final Set<Integer> DNN_OUT_OF_MEMORY = Set.of(4002, 4003);

    private static volatile String lost = "";

    private Cuda() {}

    /** Why this process cannot compute on a GPU, a sentence and its remedy on the next line; empty if it can. */
    public static Optional<String> problem() {
        return CudaLibraries.find().problem();
    }

    /** The libraries; {@link #problem} must have found none. */
    public static CudaVersions versions() {
        return ((Found.Complete) CudaLibraries.find()).versions();
    }

    /** What broke CUDA for this process for good; empty if nothing did. */
    public static Optional<String> lost() {
        return Optional.of(lost).filter(words -> !words.isEmpty());
    }

    /**
     * Throws unless a call of CUDA's runtime succeeded.
     *
     * @throws OutOfMemoryError if the GPU has no memory left
     * @throws LostDeviceException if this process can use its GPU no more
     */
    public static void check(int status) {
        if (status != 0) {
            fail("CUDA", status, words(cudart.cudaGetErrorString(status)));
        }
    }

    /** Throws unless a call of CUDA's driver succeeded, whose errors have the runtime's numbers. */
    public static void checkDriver(int status) {
        if (status != 0) {
            var text = new BytePointer((BytePointer) null);
            boolean known = cudart.cuGetErrorString(status, text) == 0;
            fail("CUDA's driver", status, known ? words(text) : "unknown");
        }
    }

    /** Throws unless a call of cuDNN succeeded. */
    public static void checkDnn(int status) {
        if (status != 0) {
            checkUnderneath();
            if (DNN_OUT_OF_MEMORY.contains(status)) {
                throw new OutOfMemoryError("cuDNN: out of memory on the GPU");
            }
            throw new CudaException("cuDNN %d: %s".formatted(status, words(cudnn.cudnnGetErrorString(status))));
        }
    }

    /** Throws unless a call of cuBLAS succeeded. */
    public static void checkBlas(int status) {
        if (status != 0) {
            checkUnderneath();
            if (status == cublas.CUBLAS_STATUS_ALLOC_FAILED) {
                throw new OutOfMemoryError("cuBLAS: out of memory on the GPU");
            }
            throw new CudaException("cuBLAS %d: %s".formatted(status, words(cublas.cublasGetStatusString(status))));
        }
    }

    /** Throws unless a call of NVRTC, CUDA's compiler, succeeded. */
    public static void checkCompiler(int status) {
        if (status != 0) {
            throw new CudaException("NVRTC %d: %s".formatted(status, words(nvrtc.nvrtcGetErrorString(status))));
        }
    }

    /** A library's failure is often CUDA's own, which says more. */
    private static void checkUnderneath() {
        check(cudart.cudaGetLastError());
    }

    private static void fail(String whose, int status, String words) {
        if (STICKY.contains(status)) {
            lost = "%s %d: %s".formatted(whose, status, words);
            throw new LostDeviceException("The GPU is lost to this process: " + lost + ".");
        }
        cudart.cudaGetLastError(); // forgets the error, which the next call would report again
        if (status == OUT_OF_MEMORY) {
            throw new OutOfMemoryError("CUDA: out of memory on the GPU");
        }
        throw new CudaException("%s %d: %s".formatted(whose, status, words));
    }

    private static String words(BytePointer text) {
        return text == null || text.isNull() ? "unknown" : text.getString();
    }
}
