package io.sparbiter.search.generate;

import io.sparbiter.search.bayes.Acquisition;
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

    /**
     * Bayesian optimisation with a Gaussian process.
     *
     * @param design points of a Latin hypercube to begin with, at least 2
     */
    record Bayesian(Acquisition acquisition, int design) implements Strategy {
        public static final Bayesian DEFAULT = new Bayesian(Acquisition.LCB, 10);

        public Bayesian {
            checkDesign(design);
        }

        @Override
        public String word() {
            return "bayesian";
        }
    }

    /**
     * Tree-structured Parzen estimators over all untried points.
     *
     * @param design points of a Latin hypercube to begin with, at least 2
     */
    record Tpe(int design) implements Strategy {
        public static final Tpe DEFAULT = new Tpe(10);

        public Tpe {
            checkDesign(design);
        }

        @Override
        public String word() {
            return "tpe";
        }
    }

    /**
     * Regularized evolution.
     *
     * @param population the latest points, one of which is the parent of the next, at least 2
     * @param tournament points drawn from the population, the best of which is the parent, 1 to the population
     */
    record Evolution(int population, int tournament) implements Strategy {
        public static final Evolution DEFAULT = new Evolution(20, 8);

        public Evolution {
            if (population < 2) {
                throw new IllegalArgumentException("evolution needs a population of at least 2: " + population);
            }
            if (tournament < 1 || tournament > population) {
                throw new IllegalArgumentException(
                        "a tournament is among 1 to all " + population + " of the population: " + tournament);
            }
        }

        @Override
        public String word() {
            return "evolution";
        }
    }

    private static void checkDesign(int design) {
        if (design < 2) {
            throw new IllegalArgumentException("a model needs a design of at least 2 points: " + design);
        }
    }
}
