package io.sparbiter.worker.network.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTest {
    private static final int IMAGES = 70;

    /** The first pixel of an image is its number. */
    private static TrainingEpoch epoch(long seed, int number) {
        byte[] pixels = new byte[IMAGES];
        IntStream.range(0, IMAGES).forEach(i -> pixels[i] = (byte) i);
        return new TrainingEpoch(ImageSet.of(pixels, new byte[IMAGES], 1, 1, 1), 16, seed, number, 0);
    }

    private static List<Integer> images(TrainingEpoch epoch) {
        return Arrays.stream(epoch.order())
                .mapToObj(position -> (int) epoch.images().image(position)[0])
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"422, 2, 20", "7, 2, 10", "7, 3, 2", "1, 4, 20", "5, 1, 2", "9, 4, 1"})
    void everyBatchHasItsTurnOnceAndNoShareIsEmpty(int batches, int tasks, int each) {
        List<Share> shares = Share.rounds(1, batches, tasks, each).stream()
                .flatMap(List::stream)
                .toList();
        assertThat(shares.stream().flatMap(share -> IntStream.range(share.first(), share.end())
                        .boxed()))
                .containsExactlyElementsOf(IntStream.range(0, batches).boxed().toList());
        assertThat(shares).allMatch(share -> share.first() < share.end() && share.end() - share.first() <= each);
    }

    @Test
    void tasksHaveTheSameBatchesButForOne() {
        assertThat(Share.rounds(3, 7, 2, 2))
                .containsExactly(
                        List.of(new Share(3, 0, 2), new Share(3, 2, 4)),
                        List.of(new Share(3, 4, 5), new Share(3, 5, 7)));
    }

    @Test
    void theSharesOfAnEpochHaveAllItsImages() {
        TrainingEpoch whole = epoch(5, 2);
        assertThat(Share.rounds(2, whole.batchCount(), 2, 2).stream()
                        .flatMap(List::stream)
                        .flatMap(share -> images(share.of(whole)).stream()))
                .containsExactlyInAnyOrderElementsOf(images(whole));
    }

    @Test
    void aShareIsTheSameWheneverItIsAsked() {
        assertThat(images(new Share(2, 1, 3).of(epoch(5, 2)))).isEqualTo(images(new Share(2, 1, 3).of(epoch(5, 2))));
    }

    @Test
    void drawsDifferBetweenSharesEpochsAndSeeds() {
        assertThat(List.of(
                                new Share(2, 1, 3).of(epoch(5, 2)),
                                new Share(2, 0, 1).of(epoch(5, 2)),
                                new Share(3, 1, 3).of(epoch(5, 3)),
                                new Share(2, 1, 3).of(epoch(6, 2)))
                        .stream()
                        .map(TrainingEpoch::dropoutSeed)
                        .distinct())
                .hasSize(4);
    }
}
