package io.sparbiter.worker.network.layers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The optimizers a network can be trained with: Keras', and ND4J's own where the two differ. */
public enum Optimizer {
    ADAM,
    NADAM,
    ADADELTA,
    /** ND4J's Nadam, which leaves the second moment's bias in. */
    ND4J_NADAM,
    /** Zeiler's AdaDelta, which has no learning rate. */
    ND4J_ADADELTA;

    /** The word in space files and tables, such as {@code nd4j-nadam}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words, in the order of this enumeration. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Optimizer::word).toList();
    }

    public static Optional<Optimizer> ofWord(String word) {
        return Arrays.stream(values())
                .filter(optimizer -> optimizer.word().equals(word))
                .findFirst();
    }
}
