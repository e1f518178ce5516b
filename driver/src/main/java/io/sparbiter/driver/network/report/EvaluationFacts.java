package io.sparbiter.driver.network.report;

import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.evaluation.Evaluation;
import java.util.List;

/**
 * What there is to say of a model's evaluation.
 *
 * @param model its directory
 * @param origin where its parameters come from, in words
 * @param trainedOn which images it was trained on
 * @param fingerprint of data and split
 * @param part of the split that it was evaluated on
 * @param classes what the data call them
 * @param seed of the noise
 * @param results at least one, the first of which is told in full
 */
public record EvaluationFacts(
        String model,
        String origin,
        String trainedOn,
        String fingerprint,
        String part,
        ClassNames classes,
        long seed,
        List<Result> results) {
    public EvaluationFacts {
        results = List.copyOf(results);
    }

    /**
     * How well it did.
     *
     * @param noise probability of a pixel to turn black or white, 0 to 1
     */
    public record Result(double noise, Evaluation evaluation) {}

    Result first() {
        return results.get(0);
    }
}
