package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.device.cuda.Cuda;
import io.sparbiter.worker.network.device.cuda.CudaException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.cuda.nvrtc._nvrtcProgram;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * The functions of {@code kernels.cu} on a GPU: compiled by NVRTC when a GPU is first used, a second's work, and kept for
 * the life of this JVM. For any number of threads.
 */
final class Kernels {
    /** Threads of a block in kernels that sum over blocks. */
    static final int THREADS = 256;

    /** Weights that a block of the optimizer's threads steps. */
    static final int UPDATES_A_BLOCK = THREADS * 4;

    private static final String FILE = "kernels.cu";
    private static final Map<Integer, Kernels> OF_GPUS = new ConcurrentHashMap<>();

    private final CUmod_st module = new CUmod_st();
    private final Map<String, CUfunc_st> functions = new ConcurrentHashMap<>();

    private Kernels(BytePointer code) {
        Cuda.checkDriver(cudart.cuModuleLoadData(module, code));
    }

    /** Of the calling thread's GPU, which has this number. */
    static Kernels of(int ordinal) {
        return OF_GPUS.computeIfAbsent(ordinal, key -> {
            try (BytePointer code = compile(target(capability(key)))) {
                return new Kernels(code);
            }
        });
    }

    /** The function of a name in the source. */
    CUfunc_st function(String name) {
        return functions.computeIfAbsent(name, key -> {
            var function = new CUfunc_st();
            Cuda.checkDriver(cudart.cuModuleGetFunction(function, module, key));
            return function;
        });
    }

    private static int capability(int ordinal) {
        return 10 * attribute(cudart.cudaDevAttrComputeCapabilityMajor, ordinal)
                + attribute(cudart.cudaDevAttrComputeCapabilityMinor, ordinal);
    }

    private static int attribute(int which, int ordinal) {
        int[] value = new int[1];
        Cuda.check(cudart.cudaDeviceGetAttribute(value, which, ordinal));
        return value[0];
    }

    /** Architectures that NVRTC compiles for, such as 90 for 9.0. */
    static int[] architectures() {
        int[] count = new int[1];
        Cuda.checkCompiler(nvrtc.nvrtcGetNumSupportedArchs(count));
        int[] known = new int[count[0]];
        Cuda.checkCompiler(nvrtc.nvrtcGetSupportedArchs(known));
        return known;
    }

    /** Machine code for the GPU at hand; for one that NVRTC does not know yet, PTX of the newest that it knows. */
    private static String target(int capability) {
        int newest = 0;
        for (int known : architectures()) {
            if (known == capability) {
                return "sm_" + known;
            }
            newest = Math.max(newest, known < capability ? known : 0);
        }
        return "compute_" + newest;
    }

    /**
     * Compiles {@code kernels.cu}.
     *
     * @param target {@code sm_90} for machine code, {@code compute_90} for PTX
     */
    static BytePointer compile(String target) {
        var program = new _nvrtcProgram();
        try (var source = new BytePointer(source(), StandardCharsets.UTF_8);
                var name = new BytePointer(FILE, StandardCharsets.UTF_8)) {
            Cuda.checkCompiler(nvrtc.nvrtcCreateProgram(
                    program, source, name, 0, (PointerPointer<?>) null, (PointerPointer<?>) null));
            return compile(program, target);
        } finally {
            nvrtc.nvrtcDestroyProgram(program);
        }
    }

    private static BytePointer compile(_nvrtcProgram program, String target) {
        // Java's own arithmetic: no fused multiply-add, exact roots and quotients.
        String[] options = {
            "--gpu-architecture=" + target, "--fmad=false", "--prec-sqrt=true", "--prec-div=true", "--std=c++14"
        };
        try (var pointers = new PointerPointer<BytePointer>(options)) {
            if (nvrtc.nvrtcCompileProgram(program, options.length, pointers) != 0) {
                throw new IllegalStateException("Cannot compile %s for %s: %s".formatted(FILE, target, log(program)));
            }
        }
        try (var size = new SizeTPointer(1)) {
            boolean machineCode = target.startsWith("sm_");
            Cuda.checkCompiler(
                    machineCode ? nvrtc.nvrtcGetCUBINSize(program, size) : nvrtc.nvrtcGetPTXSize(program, size));
            var code = new BytePointer(size.get());
            Cuda.checkCompiler(machineCode ? nvrtc.nvrtcGetCUBIN(program, code) : nvrtc.nvrtcGetPTX(program, code));
            return code;
        }
    }

    private static String log(_nvrtcProgram program) {
        try (var size = new SizeTPointer(1)) {
            Cuda.checkCompiler(nvrtc.nvrtcGetProgramLogSize(program, size));
            try (var log = new BytePointer(size.get())) {
                Cuda.checkCompiler(nvrtc.nvrtcGetProgramLog(program, log));
                return log.getString();
            }
        } catch (CudaException e) {
            return e.getMessage();
        }
    }

    /** CUDA C++ without headers. */
    static String source() {
        try (InputStream file = Kernels.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE + " from the class path", e);
        }
    }
}
