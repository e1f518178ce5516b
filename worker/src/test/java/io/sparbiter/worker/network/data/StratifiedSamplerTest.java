package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class StratifiedSamplerTest {
    @Test
    void largestRemaindersMakeSizesExact() {
        // Exact shares of 10: 5.26, 3.16, 1.58
        assertThat(StratifiedSampler.apportion(10, new long[] {10, 6, 3})).containsExactly(5, 3, 2);
        assertThat(StratifiedSampler.apportion(0, new long[] {10, 6, 3})).containsExactly(0, 0, 0);
        assertThat(StratifiedSampler.apportion(19, new long[] {10, 6, 3})).containsExactly(10, 6, 3);
    }

    @Test
    void tiesGoToTheLowerClass() {
        assertThat(StratifiedSampler.apportion(2, new long[] {5, 5, 5, 5})).containsExactly(1, 1, 0, 0);
    }

    @Test
    void nothingCanBeDealtFromNothing() {
        assertThat(StratifiedSampler.apportion(0, new long[] {0, 0})).containsExactly(0, 0);
    }

    @RepeatedTest(20)
    void partsAreExactDisjointAndProportional(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        ImageSet set = TestImages.random(500 + random.nextInt(500), 2 + random.nextInt(9), random.nextLong());
        StratifiedSampler sampler = new StratifiedSampler(set, Draws.of(random.nextLong(), "split", 0));
        int first = random.nextInt(set.size());
        int second = random.nextInt(set.size() - first);

        ImageSet one = sampler.draw(first);
        ImageSet two = sampler.draw(second);
        ImageSet rest = sampler.draw(set.size() - first - second);

        assertThat(one.size()).isEqualTo(first);
        assertThat(two.size()).isEqualTo(second);
        assertThat(all(one, two, rest))
                .containsExactly(IntStream.range(0, set.size()).toArray());
        assertProportional(one, set);
        assertProportional(two, set);
    }

    private static int[] all(ImageSet... parts) {
        return Arrays.stream(parts)
                .map(ImageSets::indices)
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
    }

    /** Every deal rounds once, by less than one image. */
    private static void assertProportional(ImageSet part, ImageSet set) {
        int[] counts = part.classCounts();
        int[] whole = set.classCounts();
        for (int label = 0; label < counts.length; label++) {
            double share = (double) part.size() * whole[label] / set.size();
            assertThat(Math.abs(counts[label] - share)).isLessThan(2);
        }
    }
}
