package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.layers.FeatureMaps;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Probabilities of batches of one size. Images of the source that is trained on are on the GPU already; others come from
 * the host as bytes.
 */
final class InferencePass implements AutoCloseable {
    private final Gpu gpu;
    private final int batch;
    private final int values;
    private final int classes;
    private final boolean resident;
    private final BytePointer pixels;
    private final BytePointer order;
    private final Tensor outputs;
    private final Program forward;

    /** @param images the only ones of this pass; empty if it takes any from the host */
    InferencePass(NetworkPlan plan, Gpu gpu, Vectors vectors, int batch, Optional<DeviceImages> images) {
        this.gpu = gpu;
        this.batch = batch;
        ImageShape shape = plan.images();
        var maps = new FeatureMaps(shape.channels(), shape.height(), shape.width());
        values = maps.size();
        classes = plan.last().dense().outputs();
        resident = images.isPresent();
        pixels = images.map(DeviceImages::pixels).orElseGet(() -> gpu.memory().bytes("staged", (long) batch * values));
        order = gpu.memory().bytes((long) batch * Integer.BYTES);
        forward = new Program(gpu);
        var site = new Site(gpu, vectors, null, false);
        Tensor input = site.tensor("images", batch, maps);
        addImages(input);
        outputs = new Nodes(plan.layers(), site, batch).addForward(forward, input);
        forward.add(gpu.launchFor(batch, "softmax", outputs.data(), batch, classes));
    }

    /** The same kernel as in training, at the first step of an epoch without noise. */
    private void addImages(Tensor input) {
        BytePointer nothing = gpu.memory().bytes(3L * Long.BYTES);
        try (var zeros = new BytePointer(new byte[3 * Long.BYTES])) {
            gpu.put(nothing, zeros, zeros.capacity());
        }
        putOrder(IntStream.range(0, batch).toArray());
        int area = input.maps().area();
        forward.add(gpu.launchFor(
                (long) batch * ((area + 1) / 2),
                "gather",
                pixels,
                order,
                nothing,
                nothing,
                batch,
                batch,
                input.maps().channels(),
                area,
                input.data()));
    }

    /** Writes the probabilities of the images from a position on. */
    void run(ImageSet images, int from, float[][] probabilities) {
        if (resident) {
            putOrder(
                    IntStream.range(from, from + batch).map(images::sourceIndex).toArray());
        } else {
            putPixels(images, from);
        }
        forward.run();
        float[] all = new float[batch * classes];
        try (var host = new FloatPointer(all.length)) {
            gpu.get(host, outputs.data(), (long) all.length * Float.BYTES);
            host.get(all);
        }
        for (int i = 0; i < batch; i++) {
            probabilities[from + i] = Arrays.copyOfRange(all, i * classes, (i + 1) * classes);
        }
    }

    private void putOrder(int[] sources) {
        try (var host = new IntPointer(sources)) {
            gpu.put(order, host, (long) batch * Integer.BYTES);
        }
    }

    private void putPixels(ImageSet images, int from) {
        byte[] bytes = new byte[batch * values];
        for (int i = 0; i < batch; i++) {
            images.copyTo(bytes, i * values, from + i);
        }
        try (var host = new BytePointer(bytes)) {
            gpu.put(pixels, host, bytes.length);
        }
    }

    @Override
    public void close() {
        forward.close();
    }
}
