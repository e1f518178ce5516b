package org.deeplearning4j.cuda.convolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.config.DL4JClassLoading;
import org.deeplearning4j.nn.layers.LayerHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionHelper;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingHelper;
import org.deeplearning4j.nn.layers.convolution.subsampling.SubsamplingLayer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

/** Found and made as Deeplearning4j does it on a GPU; what it computes is the CPU's helper, which trains everywhere else. */
class CudnnConvolutionHelperTest {
    @Test
    void deeplearning4jFindsTheHelpers() {
        assertThat(made(ConvolutionLayer.CUDA_CNN_HELPER_CLASS_NAME, ConvolutionHelper.class))
                .isInstanceOf(ConvolutionHelper.class);
        assertThat(made(SubsamplingLayer.CUDNN_SUBSAMPLING_HELPER_CLASS_NAME, SubsamplingHelper.class))
                .isInstanceOf(SubsamplingHelper.class);
    }

    @SuppressWarnings("unchecked")
    private static LayerHelper made(String name, Class<? extends LayerHelper> kind) {
        Object[] arguments = {DataType.FLOAT};
        assertThat(DL4JClassLoading.loadClassByName(name)).isNotNull();
        LayerHelper helper = DL4JClassLoading.<LayerHelper>createNewInstance(
                name, (Class<? super LayerHelper>) (Class<?>) kind, new Object[] {arguments});
        assertThat(helper.checkSupported()).isTrue();
        return helper;
    }
}
