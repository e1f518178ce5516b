package io.sparbiter.worker.network.engine.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.HyperParameters.Convolution;
import io.sparbiter.worker.network.layers.NetworkFactory;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.Optimizer;
import io.sparbiter.worker.network.layers.Points;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.learning.config.NoOp;

class BlocksTest {
    /** Weights of the block, and where its state begins, -1 for none. */
    private record Place(int first, int end, int state) {}

    @ParameterizedTest
    @EnumSource(names = {"ADAM", "NADAM", "ADADELTA"})
    void theStateIsWhereDeeplearning4jKeepsIt(Optimizer optimizer) {
        var convolutions = List.of(new Convolution(5, 3), new Convolution(4, 5), new Convolution(3, 7));
        NetworkPlan plan =
                Points.plan(new HyperParameters(convolutions, 24, 20, optimizer, 0.001, 0.3, 1e-5, 1e-4, 32));
        assertThat(ours(plan)).isEqualTo(theirs(NetworkFactory.network(plan, 1)));
    }

    private static List<Place> ours(NetworkPlan plan) {
        var places = new ArrayList<Place>();
        for (Block block : Blocks.of(plan, Blocks.rule(plan).orElseThrow())) {
            Segment first = block.segments().get(0);
            Segment last = block.segments().get(block.segments().size() - 1);
            merge(places, new Place(first.offset(), last.offset() + last.length(), first.first()));
        }
        return places;
    }

    private static List<Place> theirs(MultiLayerNetwork network) {
        var places = new ArrayList<Place>();
        for (UpdaterBlock block : ((BaseMultiLayerUpdater<?>) network.getUpdater(true)).getUpdaterBlocks()) {
            var parameter = block.getLayersAndVariablesInBlock().get(0);
            boolean none = parameter.getLayer().getConfig().getUpdaterByParam(parameter.getParamName()) instanceof NoOp;
            merge(
                    places,
                    new Place(
                            block.getParamOffsetStart(),
                            block.getParamOffsetEnd(),
                            none ? -1 : block.getUpdaterViewOffsetStart()));
        }
        return places;
    }

    /** Neighbours without a state are as good as one. */
    private static void merge(List<Place> places, Place next) {
        Place last = places.isEmpty() ? null : places.get(places.size() - 1);
        if (last != null && last.state() < 0 && next.state() < 0) {
            places.set(places.size() - 1, new Place(last.first(), next.end(), -1));
        } else {
            places.add(next);
        }
    }
}
