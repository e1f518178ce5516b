package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.layers.FeatureMaps;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/** Probabilities of batches of one size, whose images come from the host as bytes. */
final class InferencePass implements AutoCloseable {
    private final Gpu gpu;
    private final int batch;
    private final int values;
    private final int classes;
    private final BytePointer staged;
    private final Tensor outputs;
    private final Program forward;

    InferencePass(NetworkPlan plan, Gpu gpu, Vectors vectors, int batch) {
        this.gpu = gpu;
        this.batch = batch;
        ImageShape shape = plan.images();
        var maps = new FeatureMaps(shape.channels(), shape.height(), shape.width());
        values = maps.size();
        classes = plan.last().dense().outputs();
        staged = gpu.memory().bytes("staged", (long) batch * values);
        forward = new Program(gpu);
        var site = new Site(gpu, vectors, null, false);
        Tensor input = site.tensor("images", batch, maps);
        addImages(input);
        outputs = new Nodes(plan.layers(), site, batch).addForward(forward, input);
        forward.add(gpu.launchFor(batch, "softmax", outputs.data(), batch, classes));
    }

    /** The same kernel as in training, at the first step of an epoch without noise whose images are in order. */
    private void addImages(Tensor input) {
        int[] inOrder = new int[batch];
        for (int i = 0; i < batch; i++) {
            inOrder[i] = i;
        }
        BytePointer order = gpu.memory().bytes((long) batch * Integer.BYTES);
        BytePointer nothing = gpu.memory().bytes(3L * Long.BYTES);
        try (var host = new IntPointer(inOrder);
                var zeros = new BytePointer(new byte[3 * Long.BYTES])) {
            gpu.put(order, host, (long) batch * Integer.BYTES);
            gpu.put(nothing, zeros, zeros.capacity());
        }
        int area = input.maps().area();
        forward.add(gpu.launchFor(
                (long) batch * ((area + 1) / 2),
                "gather",
                staged,
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
        byte[] bytes = new byte[batch * values];
        for (int i = 0; i < batch; i++) {
            System.arraycopy(images.image(from + i), 0, bytes, i * values, values);
        }
        try (var host = new BytePointer(bytes)) {
            gpu.put(staged, host, bytes.length);
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

    @Override
    public void close() {
        forward.close();
    }
}
