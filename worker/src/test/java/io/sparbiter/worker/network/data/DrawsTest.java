package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    /** The published test vector of SplitMix64. */
    @Test
    void theSequenceIsSplitMix64() {
        Draws draws = new Draws(1234567);
        assertThat(draws.next()).isEqualTo(6457827717110365317L);
        assertThat(draws.next()).isEqualTo(3203168211198807973L);
        assertThat(Long.toUnsignedString(draws.next())).isEqualTo("9817491932198370423");
    }

    @Test
    void seedsPurposesAndStreamsGiveDifferentSequences() {
        Set<Long> firsts = new HashSet<>();
        for (long seed = -50; seed < 50; seed++) {
            for (int stream = 0; stream < 50; stream++) {
                firsts.add(Draws.of(seed, "order", stream).next());
                firsts.add(Draws.of(seed, "noise", stream).next());
            }
        }
        assertThat(firsts).hasSize(100 * 50 * 2);
    }

    /** 99.9 % of chi-square with 6 degrees of freedom is below 22.46; the seed is fixed. */
    @Test
    void boundedDrawsAreUniform() {
        Draws draws = Draws.of(1, "uniform", 0);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) {
            counts[draws.below(7)]++;
        }
        double chiSquare = IntStream.of(counts)
                .mapToDouble(count -> (count - 10_000) * (count - 10_000) / 10_000.0)
                .sum();
        assertThat(chiSquare).isLessThan(22.46);
    }

    /** Of 24,000 shuffles of four each order comes 1,000 times, give or take five deviations. */
    @Test
    void everyOrderIsAsLikely() {
        int[] counts = new int[3334];
        for (int i = 0; i < 24_000; i++) {
            int[] values = {0, 1, 2, 3};
            Draws.of(3, "shuffle", i).shuffle(values);
            counts[values[0] * 1000 + values[1] * 100 + values[2] * 10 + values[3]]++;
        }
        assertThat(IntStream.of(counts).filter(count -> count > 0).boxed())
                .hasSize(24)
                .allMatch(count -> count > 840 && count < 1160);
    }
}
