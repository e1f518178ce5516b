package io.sparbiter.driver.exchange.source;

import java.util.List;
import java.util.Optional;

/**
 * What a person says of a file that cannot be told from it.
 *
 * @param study which of several studies in a file
 * @param metric which column or metric is the score
 * @param usualMetric which one it is if there is one of this name and nobody says otherwise
 * @param axes which columns are parameters; empty if nobody says
 */
public record SourceChoice(
        Optional<String> study, Optional<String> metric, Optional<String> usualMetric, List<String> axes) {
    /** Nothing is said. */
    public static final SourceChoice NONE =
            new SourceChoice(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

    public SourceChoice {
        axes = List.copyOf(axes);
    }
}
