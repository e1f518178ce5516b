package io.sparbiter.driver.exchange.source;

import io.sparbiter.search.trial.Direction;
import java.util.List;
import java.util.Optional;

/**
 * What a file says of a search.
 *
 * @param tool that wrote it: {@code optuna}, {@code keras-tuner}, {@code wandb}, {@code sparbiter} or {@code csv}
 * @param metric what scores are called; empty if the file does not say
 * @param direction in which they improve; empty if the file does not say
 * @param axes its parameters as far as they are declared; empty in CSV files
 * @param parameters the names of all parameters, in order
 * @param unfinished how many trials have not ended
 */
public record SourceStudy(
        String tool,
        Optional<String> metric,
        Optional<Direction> direction,
        List<SourceAxis> axes,
        List<String> parameters,
        List<SourceTrial> trials,
        int unfinished) {
    public SourceStudy {
        axes = List.copyOf(axes);
        parameters = List.copyOf(parameters);
        trials = List.copyOf(trials);
    }
}
