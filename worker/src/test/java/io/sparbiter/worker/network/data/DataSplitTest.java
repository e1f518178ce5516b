package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.worker.network.data.image.ImageSet;
import org.junit.jupiter.api.Test;

class DataSplitTest {
    /** compute_class_weight("balanced", …) of [0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2] in scikit-learn. */
    @Test
    void weightsAreScikitLearnsBalanced() {
        assertThat(DataSplit.balanced(new int[] {4, 2, 6}))
                .containsExactly(new double[] {1, 2, 2.0 / 3}, within(1e-15));
    }

    @Test
    void equalClassesWeighOne() {
        assertThat(DataSplit.balanced(new int[] {7, 7})).containsExactly(1, 1);
    }

    @Test
    void aClassWithoutAnImageWeighsNothingAndChangesNoOther() {
        assertThat(DataSplit.balanced(new int[] {0, 4, 2, 6}))
                .containsExactly(new double[] {0, 1, 2, 2.0 / 3}, within(1e-15));
    }

    @Test
    void aSplitWeighsItsTrainingImages() {
        ImageSet train = ImageSet.of(new byte[3], new byte[] {0, 0, 1}, 1, 1, 2);
        ImageSet none = train.view();
        assertThat(new DataSplit(train, none, none, none, "").classWeights()).containsExactly(0.75, 1.5);
    }
}
