package io.sparbiter.worker.network.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.cuda.global.cudart.*;
import static org.bytedeco.cuda.global.nvrtc.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.cuda.cudart.CUfunc_st;
import org.bytedeco.cuda.cudart.CUmod_st;
import org.bytedeco.cuda.cudart.CUstream_st;
import org.bytedeco.cuda.nvrtc._nvrtcProgram;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;

/** A device with the kernels of check.cu and a stream: the least with which to try the stand-in. */
final class StandInDevice implements AutoCloseable {
    final CUstream_st stream = new CUstream_st();
    private final CUmod_st module = new CUmod_st();
    private final List<Pointer> allocated = new ArrayList<>();

    StandInDevice() throws IOException {
        check(cudaSetDevice(0));
        check(cudaStreamCreate(stream));
        check(cuModuleLoadData(module, compile(Files.readString(Path.of("src", "test", "cuda", "check.cu")))));
    }

    /** Machine code for sm_90. */
    static BytePointer compile(String source) {
        var program = new _nvrtcProgram();
        check(nvrtcCreateProgram(
                program,
                new BytePointer(source),
                new BytePointer("check.cu"),
                0,
                (PointerPointer<?>) null,
                (PointerPointer<?>) null));
        var options = new PointerPointer<BytePointer>(1).put(0, new BytePointer("--gpu-architecture=sm_90"));
        check(nvrtcCompileProgram(program, 1, options));
        var size = new SizeTPointer(1);
        check(nvrtcGetCUBINSize(program, size));
        var code = new BytePointer(size.get());
        check(nvrtcGetCUBIN(program, code));
        check(nvrtcDestroyProgram(program));
        return code;
    }

    FloatPointer floats(long count) {
        var p = new FloatPointer();
        check(cudaMalloc(p, count * Float.BYTES));
        allocated.add(p);
        return p;
    }

    FloatPointer put(float... values) {
        FloatPointer p = floats(values.length);
        check(cudaMemcpy(p, new FloatPointer(values), (long) values.length * Float.BYTES, cudaMemcpyHostToDevice));
        return p;
    }

    void free(Pointer p) {
        allocated.remove(p);
        check(cudaFree(p));
    }

    /** Once the stream has done its work. */
    float[] get(FloatPointer p, int count) {
        check(cudaStreamSynchronize(stream));
        return copy(p, count);
    }

    float[] copy(FloatPointer p, int count) {
        var host = new FloatPointer(count);
        check(cudaMemcpy(host, p, (long) count * Float.BYTES, cudaMemcpyDeviceToHost));
        float[] values = new float[count];
        host.get(values);
        return values;
    }

    void launch(String kernel, int blocks, int threads, Object... arguments) {
        launch(stream, kernel, blocks, threads, arguments);
    }

    /** Arguments are pointers of the device and ints; a kernel has a float of dynamic shared memory for each thread. */
    void launch(CUstream_st where, String kernel, int blocks, int threads, Object... arguments) {
        var function = new CUfunc_st();
        check(cuModuleGetFunction(function, module, kernel));
        var pointers = new PointerPointer<Pointer>(arguments.length);
        List<Pointer> kept = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            kept.add(
                    arguments[i] instanceof Pointer p
                            ? new LongPointer(new long[] {p.address()})
                            : new IntPointer(new int[] {(int) arguments[i]}));
            pointers.put(i, kept.get(i));
        }
        check(cuLaunchKernel(
                function, blocks, 1, 1, threads, 1, 1, threads * Float.BYTES, where, pointers, (PointerPointer<?>)
                        null));
    }

    static void check(int status) {
        assertThat(status).as("status").isZero();
    }

    /** As far as it goes: after an error that stays, nothing does. */
    @Override
    public void close() {
        allocated.forEach(p -> cudaFree(p));
        cuModuleUnload(module);
        cudaStreamDestroy(stream);
    }
}
