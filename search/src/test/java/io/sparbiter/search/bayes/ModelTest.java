package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.model.Histories;
import io.sparbiter.search.model.History;
import io.sparbiter.search.model.Scale;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final Space SPACE = Spaces.grid(9, 8, 7);
    private static final Kernel SHORT = kernel(0.2);
    private static final Kernel LONG = kernel(2.0);

    /** A slice of one multiplication lets one waiting point become a row in each round. */
    private static final long ONE_ROW = 1;

    private static Kernel kernel(double length) {
        List<Scale> scales = SPACE.axes().stream().map(Scale::of).toList();
        return new Kernel(scales, new Hyperparameters(List.of(length, length, length), 1, 0.1));
    }

    private final History history = Histories.empty(SPACE);

    @Test
    void anotherKernelAnswersWhenItHasCaughtUp() {
        Histories.observeFirst(history, 40);
        var old = model(SHORT, Model.SLICE);
        var renewed = model(LONG, Model.SLICE);
        var sliced = model(SHORT, ONE_ROW);
        first(sliced);
        sliced.use(LONG);
        List<Long> answers = new ArrayList<>();
        for (int round = 1; round <= 41; round++) {
            answers.add(first(sliced));
        }
        assertThat(first(old)).isNotEqualTo(first(renewed));
        assertThat(answers.subList(0, 39)).containsOnly(first(old));
        assertThat(answers.subList(39, 41)).containsOnly(first(renewed));
    }

    @Test
    void withoutAnotherItIsThereAtOnce() {
        Histories.observeFirst(history, 40);
        assertThat(first(model(LONG, ONE_ROW))).isEqualTo(first(model(LONG, Model.SLICE)));
    }

    private static Model model(Kernel kernel, long slice) {
        return new Model(kernel, 1, slice);
    }

    private long first(Model model) {
        return model.round(Acquisition.EI, 1, history).next().orElseThrow();
    }
}
