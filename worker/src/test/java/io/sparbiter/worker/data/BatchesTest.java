package io.sparbiter.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final ImageSet FIVE = ImageSet.of(new byte[5 * 6], new byte[] {0, 1, 2, 1, 0}, 2, 3, 4);

    @Test
    void theLastBatchIsSmaller() {
        Batches batches = Batches.inOrder(FIVE, 3);
        assertThat(batches.next().features().shape()).containsExactly(3, 1, 2, 3);
        assertThat(batches.next().labels().shape()).containsExactly(2, 4);
        assertThat(batches.hasNext()).isFalse();
    }
}
