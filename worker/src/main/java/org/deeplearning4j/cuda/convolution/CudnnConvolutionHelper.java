package org.deeplearning4j.cuda.convolution;

import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A class that Deeplearning4j 1.0.0-M2.1 looks up by name on GPUs and no longer has: without it a convolution is a loop
 * of copies and a matrix product. libnd4j's own {@code conv2d} and {@code conv2d_bp}, which take cuDNN where it is, are
 * what the CPU's helper calls, so this one is the same without the question for oneDNN. Never run on a GPU so far.
 */
public final class CudnnConvolutionHelper extends MKLDNNConvHelper {
    public CudnnConvolutionHelper(DataType type) {
        super(type);
    }

    /** How Deeplearning4j calls it: with its arguments wrapped once too often. */
    public CudnnConvolutionHelper(Object[] arguments) {
        this((DataType) arguments[0]);
    }

    @Override
    public boolean checkSupported() {
        return true;
    }
}
