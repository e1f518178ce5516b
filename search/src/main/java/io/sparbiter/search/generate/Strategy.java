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

        public GeneticSearch {
            if (population < 4) {
                throw new IllegalArgumentException("a genetic search needs a population of at least 4: " + population);
            }
            if (!(mutationRate >= 0 && mutationRate <= 1)) {
                throw new IllegalArgumentException("a mutation rate is 0 to 1: " + mutationRate);
            }
        }

        @Override
        public String word() {
            return "genetic";
        }
    }
}
