package io.sparbiter.driver.network.distributed.dl4j;

import io.sparbiter.driver.network.model.ModelRecipe;
import io.sparbiter.driver.network.model.ModelTraining;
import io.sparbiter.driver.network.model.ParallelTraining;

/** Opens dl4j-spark's parameter averaging. */
public final class ParameterAveraging implements ParallelTraining {
    @Override
    public Epochs open(ModelRecipe recipe, ModelTraining training) {
        return ParallelEpochs.open(recipe, training);
    }
}
