package org.deeplearning4j.cuda.convolution.subsampling;

import org.deeplearning4j.nn.layers.mkldnn.MKLDNNSubsamplingHelper;
import org.nd4j.linalg.api.buffer.DataType;

/** For pooling what {@link org.deeplearning4j.cuda.convolution.CudnnConvolutionHelper} is for convolution. */
public final class CudnnSubsamplingHelper extends MKLDNNSubsamplingHelper {
    public CudnnSubsamplingHelper(DataType type) {
        super(type);
    }

    /** How Deeplearning4j calls it: with its arguments wrapped once too often. */
    public CudnnSubsamplingHelper(Object[] arguments) {
        this((DataType) arguments[0]);
    }

    @Override
    public boolean checkSupported() {
        return true;
    }
}
