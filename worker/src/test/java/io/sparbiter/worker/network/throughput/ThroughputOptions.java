package io.sparbiter.worker.network.throughput;

import java.util.List;
import java.util.Optional;

/**
 * What to measure.
 *
 * @param points networks of the sample
 * @param seconds each measurement takes, after as long a warm-up
 * @param rounds in which the sides take turns, at most
 * @param trials side by side
 * @param clock {@code wall}, or {@code cpu} for CPU time
 * @param shipped whether Deeplearning4j as shipped is measured, too
 * @param python with PyTorch, and the script and the directory of images that it takes; empty to leave it out
 */
record ThroughputOptions(
        int points,
        double seconds,
        int rounds,
        int trials,
        String clock,
        boolean shipped,
        Optional<List<String>> python) {
    /** Of words as the script has checked them. */
    static ThroughputOptions of(String[] words) {
        return new ThroughputOptions(
                Integer.parseInt(words[0]),
                Double.parseDouble(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                words[4],
                Boolean.parseBoolean(words[5]),
                words.length > 6 ? Optional.of(List.of(words).subList(6, 9)) : Optional.empty());
    }
}
