package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.layers.LayerPlan.Dropout;

/** Drops activations in training, in place. Where the layer before has a ReLU, that works on the dropped output too. */
final class DropoutNode implements Node {
    private final Dropout spec;
    private final Site site;
    private final long before;

    /** @param before draws of a step that go to layers before it */
    DropoutNode(Dropout spec, Site site, long before) {
        this.spec = spec;
        this.site = site;
        this.before = before;
    }

    /** How many draws it takes for a batch. */
    static long draws(Dropout spec, int images) {
        return ((long) images * spec.features() + 1) / 2;
    }

    @Override
    public Tensor forward(Program program, Tensor input) {
        add(program, input);
        return input;
    }

    @Override
    public Tensor backward(Program program, Tensor gradient) {
        add(program, gradient);
        return gradient;
    }

    private void add(Program program, Tensor values) {
        program.add(site.gpu()
                .launchFor(
                        (values.size() + 1) / 2,
                        "dropout",
                        values.data(),
                        values.size(),
                        site.epoch().seeds(),
                        site.epoch().progress(),
                        before,
                        spec.threshold(),
                        spec.scale()));
    }
}
