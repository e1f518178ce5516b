package io.sparbiter.worker.throughput;

import java.util.List;
import java.util.Optional;

/**
 * What to measure.
 *
 * @param points networks of the sample
 * @param seconds each measurement takes, after as long a warm-up
 * @param rounds in which the sides take turns, at most
 * @param trials side by side
 * @param shipped whether Deeplearning4j as shipped is measured, too
 * @param python with PyTorch, and the script and the directory of images that it takes; empty to leave it out
 */
record ThroughputOptions(
        int points, double seconds, int rounds, int trials, boolean shipped, Optional<List<String>> python) {
    /** Of words as the script has checked them. */
    static ThroughputOptions of(String[] words) {
        var options = new ThroughputOptions(
                Integer.parseInt(words[0]),
                Double.parseDouble(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Boolean.parseBoolean(words[4]),
                words.length > 5 ? Optional.of(List.of(words).subList(5, 8)) : Optional.empty());
        return options;
    }
}
