package io.sparbiter.worker.network.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.Points;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.nativeblas.Nd4jCpu;

class NativeHelpersTest {
    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void convolutionPoolingAndBatchNormalizationRunOnOneDnn() {
        MultiLayerNetwork network = NetworkFactory.network(Points.plan(Points.small(2, 5)), 1);
        assertThat(Arrays.stream(network.getLayers()).limit(10))
                .extracting(Layer::getHelper)
                .allSatisfy(helper -> assertThat(helper.getClass().getPackageName())
                        .isEqualTo("org.deeplearning4j.nn.layers.mkldnn"));
    }

    @Test
    void withoutACpuBackendTheBridgeSaysNo() throws Exception {
        URL here = Nd4jCpu.class.getProtectionDomain().getCodeSource().getLocation();
        try (var alone = new URLClassLoader(new URL[] {here}, ClassLoader.getPlatformClassLoader())) {
            Class<?> bridge = alone.loadClass("org.nd4j.nativeblas.Nd4jCpu$Environment");
            Object instance = bridge.getMethod("getInstance").invoke(null);
            assertThat(bridge.getMethod("isUseMKLDNN").invoke(instance)).isEqualTo(false);
        }
    }

    @Test
    void theUsersOwnChoiceStays() {
        String property = DL4JSystemProperties.DISABLE_HELPER_PROPERTY;
        String before = System.getProperty(property);
        try {
            System.setProperty(property, "true");
            NativeHelpers.enable();
            assertThat(System.getProperty(property)).isEqualTo("true");
            System.clearProperty(property);
            NativeHelpers.enable();
            assertThat(System.getProperty(property)).isEqualTo("false");
        } finally {
            System.setProperty(property, before == null ? "false" : before);
        }
    }
}
