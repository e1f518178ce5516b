package io.sparbiter.worker.network.throughput;

import io.sparbiter.search.space.Point;
import io.sparbiter.worker.network.layers.Points;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network of the default space in one word, such as {@code 64-64-64/5-5-5/128/adam} or
 * {@code 32-64-32/5-3-3/64-64/nadam}: filters, kernels, dense units, optimizer. {@code throughput.py} reads the same.
 */
record SampleNetwork(String word) {
    /** Small, middle and large ones, each with one dense layer and two, and every optimizer; in order of their cost. */
    private static final List<SampleNetwork> SAMPLE = List.of(
            new SampleNetwork("32-32-32/3-3-3/128/adam"),
            new SampleNetwork("32-64-32/5-3-3/64-64/nadam"),
            new SampleNetwork("32-32-64/7-5-3/512/adadelta"),
            new SampleNetwork("64-32-128/3-5-7/256-128/adam"),
            new SampleNetwork("64-64-64/5-5-5/128/adam"),
            new SampleNetwork("64-128-128/5-3-3/64/adadelta"),
            new SampleNetwork("128-64-64/3-3-5/128-256/nadam"),
            new SampleNetwork("256-64-32/7-3-3/256/nadam"),
            new SampleNetwork("128-128-256/3-5-3/512-256/adam"),
            new SampleNetwork("128-256-64/5-5-7/64-64/adadelta"),
            new SampleNetwork("256-256-32/7-7-5/64/adam"),
            new SampleNetwork("256-256-256/7-7-7/512-256/nadam"));

    /** So many of the sample, evenly spread over it. */
    static List<SampleNetwork> sample(int count) {
        int size = SAMPLE.size();
        int taken = Math.max(1, Math.min(size, count));
        return IntStream.range(0, taken)
                .mapToObj(i -> SAMPLE.get(taken == 1 ? 0 : i * (size - 1) / (taken - 1)))
                .toList();
    }

    Point point() {
        String[] parts = word.split("/", -1);
        long[] filters = numbers(parts[0]);
        long[] kernels = numbers(parts[1]);
        long[] dense = numbers(parts[2]);
        return Points.of(
                "conv_1_filters", filters[0],
                "conv_2_filters", filters[1],
                "conv_3_filters", filters[2],
                "conv_1_kernel", kernels[0],
                "conv_2_kernel", kernels[1],
                "conv_3_kernel", kernels[2],
                "dense_1_units", dense[0],
                "dense_2_units", dense.length > 1 ? dense[1] : 0L,
                "optimizer", parts[3]);
    }

    private static long[] numbers(String list) {
        return List.of(list.split("-", -1)).stream().mapToLong(Long::parseLong).toArray();
    }
}
