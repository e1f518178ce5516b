package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.layers.FeatureMaps;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkPlan;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;

/** A training step for batches of one size, from an epoch's next images to the weights after it. */
final class TrainingPass implements AutoCloseable {
    private final NetworkPlan plan;
    private final Site site;
    private final int batch;
    private final int stride;
    private final DoublePointer losses;
    private final Program step;
    private final long draws;

    /**
     * @param batch images of this pass
     * @param stride images between the first of one step and of the next
     */
    TrainingPass(NetworkPlan plan, Site site, DeviceImages images, OptimizerTable optimizer, int batch, int stride) {
        this.plan = plan;
        this.site = site;
        this.batch = batch;
        this.stride = stride;
        losses = new DoublePointer(site.gpu().memory().bytes("losses", (long) batch * Double.BYTES));
        step = new Program(site.gpu());
        var nodes = new Nodes(plan.layers(), site, batch);
        draws = nodes.draws();
        Tensor outputs = nodes.addForward(step, addImages(images));
        addLoss(outputs, images);
        nodes.addBackward(step, outputs);
        addUpdate(optimizer);
    }

    void run() {
        step.run();
    }

    /** What it launches, in order. */
    List<Runnable> launches() {
        return step.steps();
    }

    private Tensor addImages(DeviceImages images) {
        ImageShape shape = plan.images();
        var maps = new FeatureMaps(shape.channels(), shape.height(), shape.width());
        Tensor input = site.tensor("images", batch, maps);
        step.add(site.gpu()
                .launchFor(
                        (long) batch * ((maps.area() + 1) / 2),
                        "gather",
                        images.pixels(),
                        site.epoch().order(),
                        site.epoch().seeds(),
                        site.epoch().progress(),
                        batch,
                        stride,
                        maps.channels(),
                        maps.area(),
                        input.data()));
        return input;
    }

    /** The gradient of the loss takes the outputs' place. */
    private void addLoss(Tensor outputs, DeviceImages images) {
        double[] weights = plan.last().weights();
        int classes = weights.length;
        DoublePointer classWeights = site.gpu().memory().doubles(classes);
        try (var host = new DoublePointer(weights)) {
            site.gpu().put(classWeights, host, (long) classes * Double.BYTES);
        }
        step.add(site.gpu()
                .launchFor(
                        batch,
                        "softmaxLoss",
                        outputs.data(),
                        images.labels(),
                        site.epoch().order(),
                        site.epoch().progress(),
                        batch,
                        stride,
                        classes,
                        classWeights,
                        losses));
    }

    private void addUpdate(OptimizerTable optimizer) {
        var penalties =
                new DoublePointer(site.gpu().memory().bytes("penalties", (long) optimizer.blocks() * Double.BYTES));
        Vectors vectors = site.vectors();
        step.add(site.gpu()
                .launch(
                        "update",
                        optimizer.blocks(),
                        Kernels.THREADS,
                        vectors.weights(),
                        vectors.gradients(),
                        vectors.state(),
                        optimizer.segments(),
                        optimizer.count(),
                        site.epoch().rates(),
                        site.epoch().progress(),
                        optimizer.constants(),
                        penalties));
        step.add(site.gpu()
                .launch(
                        "finish",
                        1,
                        Kernels.THREADS,
                        losses,
                        batch,
                        penalties,
                        optimizer.blocks(),
                        site.epoch().losses(),
                        site.epoch().progress(),
                        draws));
    }

    @Override
    public void close() {
        step.close();
    }
}
