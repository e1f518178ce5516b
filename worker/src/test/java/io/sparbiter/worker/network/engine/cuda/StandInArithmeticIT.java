package io.sparbiter.worker.network.engine.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.cuda.global.cublas.*;
import static org.bytedeco.cuda.global.cudnn.*;

import java.io.IOException;
import java.util.Random;
import org.bytedeco.cuda.cublas.cublasContext;
import org.bytedeco.cuda.cudnn.cudnnContext;
import org.bytedeco.cuda.cudnn.cudnnConvolutionBwdFilterAlgoPerf_t;
import org.bytedeco.cuda.cudnn.cudnnConvolutionStruct;
import org.bytedeco.cuda.cudnn.cudnnFilterStruct;
import org.bytedeco.cuda.cudnn.cudnnTensorStruct;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in's products and convolutions against plain loops in double. cuDNN calls these functions old, and has them on. */
@SuppressWarnings("deprecation")
class StandInArithmeticIT {
    @RegisterExtension
    static final StandIn GPU = new StandIn();

    private static final double CLOSE = 1e-6;

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1"})
    void aProductIsTheSumOfProducts(int transposedA, int transposedB) throws IOException {
        int m = 37;
        int n = 45;
        int k = 700;
        var random = new Random(1);
        float[] a = numbers(random, m * k);
        float[] b = numbers(random, k * n);
        float[] c = numbers(random, m * n);
        double[] expected = new double[m * n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < m; i++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += (double) a[transposedA == 0 ? l * m + i : i * k + l]
                            * b[transposedB == 0 ? j * k + l : l * n + j];
                }
                expected[j * m + i] = 1.5 * sum - 0.5 * c[j * m + i];
            }
        }
        try (var device = new StandInDevice()) {
            var handle = new cublasContext();
            StandInDevice.check(cublasCreate_v2(handle));
            StandInDevice.check(cublasSetStream_v2(handle, device.stream));
            FloatPointer result = device.put(c);
            StandInDevice.check(cublasSgemm_v2(
                    handle,
                    transposedA,
                    transposedB,
                    m,
                    n,
                    k,
                    one(1.5f),
                    device.put(a),
                    transposedA == 0 ? m : k,
                    device.put(b),
                    transposedB == 0 ? k : n,
                    one(-0.5f),
                    result,
                    m));
            assertThat(error(expected, device.get(result, m * n))).isLessThan(CLOSE);
            StandInDevice.check(cublasDestroy_v2(handle));
        }
    }

    /** Of odd and even kernels, of padding that keeps the size and of none. */
    @ParameterizedTest
    @CsvSource({"3, 1", "5, 2", "7, 3", "4, 1", "3, 0", "2, 3"})
    void convolutionsAreSumsOfProducts(int kernel, int padding) throws IOException {
        var sizes = new Sizes(4, 3, 9, 7, 5, kernel, padding);
        var random = new Random(kernel);
        float[] x = numbers(random, sizes.images());
        float[] f = numbers(random, sizes.weights());
        float[] g = numbers(random, sizes.results());
        double[] y = new double[g.length];
        double[] dx = new double[x.length];
        double[] df = new double[f.length];
        sizes.each((image, weight, result) -> {
            y[result] += (double) x[image] * f[weight];
            dx[image] += (double) g[result] * f[weight];
            df[weight] += (double) g[result] * x[image];
        });
        try (var device = new StandInDevice();
                var layer = new Layer(device, sizes)) {
            FloatPointer images = device.put(x);
            FloatPointer weights = device.put(f);
            FloatPointer gradients = device.put(g);
            FloatPointer forward = device.floats(y.length);
            FloatPointer data = device.floats(dx.length);
            FloatPointer filter = device.floats(df.length);
            StandInDevice.check(layer.forward(images, weights, forward));
            StandInDevice.check(layer.data(weights, gradients, data));
            StandInDevice.check(layer.filter(images, gradients, filter, 1, 1 << 20));
            assertThat(error(y, device.get(forward, y.length))).isLessThan(CLOSE);
            assertThat(error(dx, device.get(data, dx.length))).isLessThan(CLOSE);
            assertThat(error(df, device.get(filter, df.length))).isLessThan(CLOSE);
        }
    }

    @Test
    void anAlgorithmIsHeldToWhatItOffered() throws IOException {
        var sizes = new Sizes(8, 3, 9, 7, 5, 3, 1);
        try (var device = new StandInDevice();
                var layer = new Layer(device, sizes)) {
            int[] found = new int[1];
            var offers = new cudnnConvolutionBwdFilterAlgoPerf_t(8);
            StandInDevice.check(cudnnGetConvolutionBackwardFilterAlgorithm_v7(
                    layer.handle, layer.x, layer.y, layer.convolution, layer.f, 8, found, offers));
            assertThat(found[0]).isEqualTo(4);
            assertThat(offers.getPointer(0).determinism()).isEqualTo(CUDNN_NON_DETERMINISTIC);
            var repeatable = offers.getPointer(2);
            assertThat(repeatable.determinism()).isEqualTo(CUDNN_DETERMINISTIC);
            assertThat(repeatable.memory()).isPositive();
            FloatPointer images = device.put(numbers(new Random(1), sizes.images()));
            FloatPointer gradients = device.put(numbers(new Random(2), sizes.results()));
            FloatPointer out = device.floats(sizes.weights());
            assertThat(layer.filter(images, gradients, out, 2, 1 << 20)).isEqualTo(CUDNN_STATUS_BAD_PARAM);
            int algorithm = repeatable.algo();
            assertThat(layer.filter(images, gradients, out, algorithm, repeatable.memory() - 1))
                    .isEqualTo(CUDNN_STATUS_BAD_PARAM);
            assertThat(layer.filter(images, gradients, out, algorithm, repeatable.memory()))
                    .isZero();
            float[] first = device.get(out, sizes.weights());
            assertThat(layer.filter(images, gradients, out, algorithm, repeatable.memory()))
                    .isZero();
            assertThat(device.get(out, sizes.weights())).isEqualTo(first);
            int moody = offers.getPointer(0).algo();
            assertThat(layer.filter(images, gradients, out, moody, 0)).isZero();
            float[] once = device.get(out, sizes.weights());
            assertThat(layer.filter(images, gradients, out, moody, 0)).isZero();
            assertThat(device.get(out, sizes.weights())).isNotEqualTo(once);
        }
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static FloatPointer one(float value) {
        return new FloatPointer(new float[] {value});
    }

    private static double error(double[] expected, float[] got) {
        double off = 0;
        double all = 0;
        for (int i = 0; i < expected.length; i++) {
            off += Math.pow(expected[i] - got[i], 2);
            all += Math.pow(expected[i], 2);
        }
        return Math.sqrt(off / all);
    }

    private interface Product {
        void add(int image, int weight, int result);
    }

    private record Sizes(int n, int c, int h, int w, int outputs, int kernel, int padding) {
        int outHeight() {
            return h + 2 * padding - kernel + 1;
        }

        int outWidth() {
            return w + 2 * padding - kernel + 1;
        }

        int images() {
            return n * c * h * w;
        }

        int weights() {
            return outputs * c * kernel * kernel;
        }

        int results() {
            return n * outputs * outHeight() * outWidth();
        }

        /** Every product of which the sums consist. */
        void each(Product product) {
            for (int result = 0; result < results(); result++) {
                int j = result % outWidth();
                int i = result / outWidth() % outHeight();
                int o = result / (outWidth() * outHeight()) % outputs;
                int image = result / (outWidth() * outHeight() * outputs);
                for (int window = 0; window < c * kernel * kernel; window++) {
                    int q = window % kernel;
                    int p = window / kernel % kernel;
                    int channel = window / (kernel * kernel);
                    int y = i + p - padding;
                    int x = j + q - padding;
                    if (y >= 0 && x >= 0 && y < h && x < w) {
                        product.add(((image * c + channel) * h + y) * w + x, o * c * kernel * kernel + window, result);
                    }
                }
            }
        }
    }

    /** A convolution by algorithms that are repeatable. */
    private static final class Layer implements AutoCloseable {
        private final cudnnContext handle = new cudnnContext();
        private final cudnnTensorStruct x = new cudnnTensorStruct();
        private final cudnnTensorStruct y = new cudnnTensorStruct();
        private final cudnnFilterStruct f = new cudnnFilterStruct();
        private final cudnnConvolutionStruct convolution = new cudnnConvolutionStruct();
        private final Pointer space;

        Layer(StandInDevice device, Sizes s) {
            space = device.floats(1 << 18);
            StandInDevice.check(cudnnCreate(handle));
            StandInDevice.check(cudnnSetStream(handle, device.stream));
            StandInDevice.check(cudnnCreateTensorDescriptor(x));
            StandInDevice.check(cudnnCreateTensorDescriptor(y));
            StandInDevice.check(cudnnCreateFilterDescriptor(f));
            StandInDevice.check(cudnnCreateConvolutionDescriptor(convolution));
            StandInDevice.check(
                    cudnnSetTensor4dDescriptor(x, CUDNN_TENSOR_NCHW, CUDNN_DATA_FLOAT, s.n(), s.c(), s.h(), s.w()));
            StandInDevice.check(cudnnSetTensor4dDescriptor(
                    y, CUDNN_TENSOR_NCHW, CUDNN_DATA_FLOAT, s.n(), s.outputs(), s.outHeight(), s.outWidth()));
            StandInDevice.check(cudnnSetFilter4dDescriptor(
                    f, CUDNN_DATA_FLOAT, CUDNN_TENSOR_NCHW, s.outputs(), s.c(), s.kernel(), s.kernel()));
            StandInDevice.check(cudnnSetConvolution2dDescriptor(
                    convolution, s.padding(), s.padding(), 1, 1, 1, 1, CUDNN_CROSS_CORRELATION, CUDNN_DATA_FLOAT));
            StandInDevice.check(cudnnSetConvolutionMathType(convolution, CUDNN_FMA_MATH));
        }

        int forward(Pointer images, Pointer weights, Pointer out) {
            return cudnnConvolutionForward(
                    handle, one(1), x, images, f, weights, convolution, 1, space, 1 << 20, one(0), y, out);
        }

        int data(Pointer weights, Pointer gradients, Pointer out) {
            return cudnnConvolutionBackwardData(
                    handle, one(1), f, weights, y, gradients, convolution, 1, space, 1 << 20, one(0), x, out);
        }

        int filter(Pointer images, Pointer gradients, Pointer out, int algorithm, long bytes) {
            return cudnnConvolutionBackwardFilter(
                    handle, one(1), x, images, y, gradients, convolution, algorithm, space, bytes, one(0), f, out);
        }

        @Override
        public void close() {
            cudnnDestroyTensorDescriptor(x);
            cudnnDestroyTensorDescriptor(y);
            cudnnDestroyFilterDescriptor(f);
            cudnnDestroyConvolutionDescriptor(convolution);
            cudnnDestroy(handle);
        }
    }
}
