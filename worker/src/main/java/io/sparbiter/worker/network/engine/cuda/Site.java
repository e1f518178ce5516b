package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.layers.FeatureMaps;

/**
 * Where the nodes of a network compute.
 *
 * @param epoch what changes from step to step; unused in inference
 * @param training with dropout, moments of the batch and gradients; else by the running moments
 */
record Site(Gpu gpu, Vectors vectors, EpochMemory epoch, boolean training) {
    /** The array of a name for a batch, see {@link DeviceMemory}. */
    Tensor tensor(String name, int images, FeatureMaps maps) {
        return new Tensor(gpu.memory().floats(name, (long) images * maps.size()), images, maps);
    }

    /** For the gradient of a tensor, in another array than the gradient that it is computed from. */
    Tensor gradient(Tensor of, Tensor from) {
        Tensor first = tensor("gradient", of.images(), of.maps());
        return first.data().address() == from.data().address()
                ? tensor("other_gradient", of.images(), of.maps())
                : first;
    }
}
