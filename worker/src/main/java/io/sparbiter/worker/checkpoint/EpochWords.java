package io.sparbiter.worker.checkpoint;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Writes an epoch as its number, its milliseconds and its numbers in the order of their names, with spaces between.
 *
 * @param names of an epoch's numbers
 */
public record EpochWords(List<String> names) implements EpochFormat {
    private static final int NUMBER_AND_MILLIS = 2;

    public EpochWords {
        names = List.copyOf(names);
    }

    @Override
    public String file() {
        return ".epochs";
    }

    @Override
    public String line(Epoch epoch) {
        List<String> words = new ArrayList<>(List.of("" + epoch.number(), "" + epoch.millis()));
        DoubleStream.of(epoch.metrics().values()).forEach(value -> words.add("" + value));
        return String.join(" ", words);
    }

    @Override
    public Optional<Epoch> epoch(String line) {
        try {
            String[] words = line.split(" ");
            double[] numbers = Stream.of(words)
                    .skip(NUMBER_AND_MILLIS)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return Optional.of(
                    new Epoch(Integer.parseInt(words[0]), Metrics.of(names, numbers), Long.parseLong(words[1])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
