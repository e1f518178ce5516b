package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.layers.FeatureMaps;
import org.bytedeco.javacpp.FloatPointer;

/** Numbers of a batch on a GPU: [images, channels, height, width], the last contiguous; dense layers have channels only. */
record Tensor(FloatPointer data, int images, FeatureMaps maps) {
    /** How many numbers. */
    int size() {
        return Math.multiplyExact(images, maps.size());
    }
}
