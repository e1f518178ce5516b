package io.sparbiter.search.generate;

import java.io.Serializable;

/** A configured generator: the word a user meets under {@code strategy} in a search file, with its options. */
public sealed interface Strategy extends Serializable {
    /** Its word in files and tables. */
    String word();

    /** Points drawn uniformly. */
    record RandomSearch() implements Strategy {
        @Override
        public String word() {
            return "random";
        }
    }

    /** Every point, by index or in an order drawn from the seed. */
    record GridSearch(Order order) implements Strategy {
        @Override
        public String word() {
            return "grid";
        }

        public enum Order {
            SEQUENTIAL,
            RANDOM
        }
    }

    /**
     * Arbiter's genetic search.
     *
     * @param population points that breed, at least 4
     * @param mutationRate probability of a gene to mutate, 0 to 1
     */
    record GeneticSearch(int population, double mutationRate) implements Strategy {
        public static final GeneticSearch DEFAULT = new GeneticSearch(30, 0.05);

        @Override
        public String word() {
            return "genetic";
        }
    }
}
