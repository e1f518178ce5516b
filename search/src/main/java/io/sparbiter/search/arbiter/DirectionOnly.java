package io.sparbiter.search.arbiter;

import io.sparbiter.search.trial.Direction;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.deeplearning4j.arbiter.optimize.api.data.DataProvider;
import org.deeplearning4j.arbiter.optimize.api.data.DataSource;
import org.deeplearning4j.arbiter.optimize.api.score.ScoreFunction;

/** Arbiter's genetic search asks a score function for the direction and for nothing else; scores come from trials. */
@SuppressWarnings("deprecation") // DataProvider, which the interface names.
record DirectionOnly(Direction direction) implements ScoreFunction {
    @Override
    public boolean minimize() {
        return direction == Direction.MINIMIZE;
    }

    @Override
    public double score(Object model, DataProvider data, Map<String, Object> parameters) {
        throw new UnsupportedOperationException("trials are scored by what runs them");
    }

    @Override
    public double score(Object model, Class<? extends DataSource> source, Properties properties) {
        throw new UnsupportedOperationException("trials are scored by what runs them");
    }

    @Override
    public List<Class<?>> getSupportedModelTypes() {
        return List.of();
    }

    @Override
    public List<Class<?>> getSupportedDataTypes() {
        return List.of();
    }
}
