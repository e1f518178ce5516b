package io.sparbiter.worker.network.engine.cuda;

import static org.bytedeco.cuda.global.cudnn.CUDNN_CROSS_CORRELATION;
import static org.bytedeco.cuda.global.cudnn.CUDNN_DATA_FLOAT;
import static org.bytedeco.cuda.global.cudnn.CUDNN_DETERMINISTIC;
import static org.bytedeco.cuda.global.cudnn.CUDNN_FMA_MATH;
import static org.bytedeco.cuda.global.cudnn.CUDNN_TENSOR_NCHW;
import static org.bytedeco.cuda.global.cudnn.CUDNN_TENSOR_OP_MATH;

import io.sparbiter.worker.network.device.cuda.Cuda;
import io.sparbiter.worker.network.device.cuda.CudaException;
import io.sparbiter.worker.network.layers.FeatureMaps;
import java.util.function.ToIntFunction;
import org.bytedeco.cuda.cudnn.cudnnConvolutionBwdDataAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionBwdFilterAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionFwdAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.SizeTPointer;

/**
 * cuDNN's convolutions of stride 1 for one size of batch, and the algorithms for them: of those that give the same bits in
 * every run, the one that cuDNN thinks the fastest. It thinks by rules and not by timing, so it chooses alike every time.
 */
@SuppressWarnings("deprecation") // its functions of old, which every cuDNN 9 has
final class CudnnConvolution {
    /** More than the fast algorithms take; what takes more is passed over, however much memory is free. */
    private static final long MOST_WORKSPACE = 512L << 20;

    private static final int MOST_ALGORITHMS = 8;

    private final Gpu gpu;
    private final cudnnTensorStruct input = new cudnnTensorStruct();
    private final cudnnTensorStruct output = new cudnnTensorStruct();
    private final cudnnFilterStruct kernel = new cudnnFilterStruct();
    private final cudnnConvolutionStruct convolution = new cudnnConvolutionStruct();
    private final FloatPointer one;
    private final FloatPointer zero;

    private final Choice forward;
    private final Choice backwardInput;
    private final Choice backwardKernel;
    private final BytePointer workspace;
    private final long workspaceBytes;

    private record Choice(int algorithm, long workspace) {
        static final Choice NONE = new Choice(-1, 0);
    }

    /** @param size height and width of the kernel */
    CudnnConvolution(Gpu gpu, Tensor in, Tensor out, int size, boolean training) {
        this.gpu = gpu;
        one = gpu.keep(new FloatPointer(new float[] {1}));
        zero = gpu.keep(new FloatPointer(new float[] {0}));
        describe(in, out, size);
        forward = forward();
        backwardInput = training ? backwardInput() : Choice.NONE;
        backwardKernel = training ? backwardKernel() : Choice.NONE;
        workspaceBytes = Math.max(forward.workspace, Math.max(backwardInput.workspace, backwardKernel.workspace));
        workspace = workspaceBytes == 0 ? null : gpu.memory().bytes("workspace", workspaceBytes);
    }

    private void describe(Tensor in, Tensor out, int size) {
        Cuda.checkDnn(cudnn.cudnnCreateTensorDescriptor(input));
        Cuda.checkDnn(cudnn.cudnnCreateTensorDescriptor(output));
        Cuda.checkDnn(cudnn.cudnnCreateFilterDescriptor(kernel));
        Cuda.checkDnn(cudnn.cudnnCreateConvolutionDescriptor(convolution));
        gpu.onClose(() -> {
            cudnn.cudnnDestroyTensorDescriptor(input);
            cudnn.cudnnDestroyTensorDescriptor(output);
            cudnn.cudnnDestroyFilterDescriptor(kernel);
            cudnn.cudnnDestroyConvolutionDescriptor(convolution);
        });
        describe(input, in);
        describe(output, out);
        Cuda.checkDnn(cudnn.cudnnSetFilter4dDescriptor(
                kernel,
                CUDNN_DATA_FLOAT,
                CUDNN_TENSOR_NCHW,
                out.maps().channels(),
                in.maps().channels(),
                size,
                size));
        int padding = size / 2;
        Cuda.checkDnn(cudnn.cudnnSetConvolution2dDescriptor(
                convolution, padding, padding, 1, 1, 1, 1, CUDNN_CROSS_CORRELATION, CUDNN_DATA_FLOAT));
        Cuda.checkDnn(
                cudnn.cudnnSetConvolutionMathType(convolution, gpu.tf32() ? CUDNN_TENSOR_OP_MATH : CUDNN_FMA_MATH));
    }

    private static void describe(cudnnTensorStruct descriptor, Tensor tensor) {
        FeatureMaps maps = tensor.maps();
        Cuda.checkDnn(cudnn.cudnnSetTensor4dDescriptor(
                descriptor,
                CUDNN_TENSOR_NCHW,
                CUDNN_DATA_FLOAT,
                tensor.images(),
                maps.channels(),
                maps.height(),
                maps.width()));
    }

    private Choice forward() {
        int[] found = new int[1];
        try (var told = new cudnnConvolutionFwdAlgoPerf_t(MOST_ALGORITHMS)) {
            Cuda.checkDnn(cudnn.cudnnGetConvolutionForwardAlgorithm_v7(
                    gpu.dnn(), input, kernel, convolution, output, MOST_ALGORITHMS, found, told));
            for (int i = 0; i < found[0]; i++) {
                cudnnConvolutionFwdAlgoPerf_t each = told.getPointer(i);
                if (isUsable(each.status(), each.determinism(), each.memory())) {
                    int algorithm = each.algo();
                    return choice(
                            algorithm,
                            each.memory(),
                            bytes -> cudnn.cudnnGetConvolutionForwardWorkspaceSize(
                                    gpu.dnn(), input, kernel, convolution, output, algorithm, bytes));
                }
            }
        }
        throw none("forward");
    }

    private Choice backwardInput() {
        int[] found = new int[1];
        try (var told = new cudnnConvolutionBwdDataAlgoPerf_t(MOST_ALGORITHMS)) {
            Cuda.checkDnn(cudnn.cudnnGetConvolutionBackwardDataAlgorithm_v7(
                    gpu.dnn(), kernel, output, convolution, input, MOST_ALGORITHMS, found, told));
            for (int i = 0; i < found[0]; i++) {
                cudnnConvolutionBwdDataAlgoPerf_t each = told.getPointer(i);
                if (isUsable(each.status(), each.determinism(), each.memory())) {
                    int algorithm = each.algo();
                    return choice(
                            algorithm,
                            each.memory(),
                            bytes -> cudnn.cudnnGetConvolutionBackwardDataWorkspaceSize(
                                    gpu.dnn(), kernel, output, convolution, input, algorithm, bytes));
                }
            }
        }
        throw none("backward to the input");
    }

    private Choice backwardKernel() {
        int[] found = new int[1];
        try (var told = new cudnnConvolutionBwdFilterAlgoPerf_t(MOST_ALGORITHMS)) {
            Cuda.checkDnn(cudnn.cudnnGetConvolutionBackwardFilterAlgorithm_v7(
                    gpu.dnn(), input, output, convolution, kernel, MOST_ALGORITHMS, found, told));
            for (int i = 0; i < found[0]; i++) {
                cudnnConvolutionBwdFilterAlgoPerf_t each = told.getPointer(i);
                if (isUsable(each.status(), each.determinism(), each.memory())) {
                    int algorithm = each.algo();
                    return choice(
                            algorithm,
                            each.memory(),
                            bytes -> cudnn.cudnnGetConvolutionBackwardFilterWorkspaceSize(
                                    gpu.dnn(), input, output, convolution, kernel, algorithm, bytes));
                }
            }
        }
        throw none("backward to the kernel");
    }

    /**
     * An algorithm with as much memory as cuDNN says in either place: it may list one with another kind of arithmetic than
     * the convolution's own, which needs another workspace.
     */
    private static Choice choice(int algorithm, long listed, ToIntFunction<SizeTPointer> question) {
        try (var bytes = new SizeTPointer(1)) {
            Cuda.checkDnn(question.applyAsInt(bytes));
            return new Choice(algorithm, Math.max(listed, bytes.get()));
        }
    }

    private static boolean isUsable(int status, int determinism, long memory) {
        return status == 0 && determinism == CUDNN_DETERMINISTIC && memory <= MOST_WORKSPACE;
    }

    private static CudaException none(String way) {
        return new CudaException("cuDNN has no algorithm for this convolution, " + way + ", that repeats its bits");
    }

    void forward(Pointer in, Pointer weights, Pointer out) {
        Cuda.checkDnn(cudnn.cudnnConvolutionForward(
                gpu.dnn(),
                one,
                input,
                in,
                kernel,
                weights,
                convolution,
                forward.algorithm,
                workspace,
                workspaceBytes,
                zero,
                output,
                out));
    }

    void backwardInput(Pointer weights, Pointer gradient, Pointer out) {
        Cuda.checkDnn(cudnn.cudnnConvolutionBackwardData(
                gpu.dnn(),
                one,
                kernel,
                weights,
                output,
                gradient,
                convolution,
                backwardInput.algorithm,
                workspace,
                workspaceBytes,
                zero,
                input,
                out));
    }

    void backwardKernel(Pointer in, Pointer gradient, Pointer out) {
        Cuda.checkDnn(cudnn.cudnnConvolutionBackwardFilter(
                gpu.dnn(),
                one,
                input,
                in,
                output,
                gradient,
                convolution,
                backwardKernel.algorithm,
                workspace,
                workspaceBytes,
                zero,
                kernel,
                out));
    }
}
