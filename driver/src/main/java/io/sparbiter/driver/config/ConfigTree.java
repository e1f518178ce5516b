package io.sparbiter.driver.config;

import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.generate.Strategy.Evolution;
import io.sparbiter.search.generate.Strategy.GeneticSearch;
import io.sparbiter.search.generate.Strategy.GridSearch;
import io.sparbiter.search.generate.Strategy.Tpe;
import io.sparbiter.search.loop.Budget;
import io.sparbiter.search.prune.PrunerSettings;
import io.sparbiter.search.prune.PrunerSettings.Hyperband;
import io.sparbiter.search.prune.PrunerSettings.MedianStopping;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.worker.data.DataSettings;
import io.sparbiter.worker.network.NetworkSettings;
import io.sparbiter.worker.training.TrainingSettings;
import io.sparbiter.worker.training.TrainingSettings.EarlyStoppingSettings;
import io.sparbiter.worker.training.TrainingSettings.PlateauSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/** The way back: a configuration as maps with the keys of a search file, in the order of the documentation. */
final class ConfigTree {
    private ConfigTree() {}

    static Map<String, Object> of(SearchConfig config) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("space", space(config.space()));
        tree.put("data", data(config.data()));
        tree.put("network", network(config.network()));
        tree.put("training", training(config.training()));
        tree.put("strategy", strategy(config.strategy()));
        tree.put("pruner", pruner(config.pruner()));
        tree.put("objective", objective(config.objective()));
        tree.put("budget", budget(config.budget()));
        tree.put("checkpoint", checkpoint(config.checkpoint()));
        tree.put("start", config.start().stream().map(Point::values).toList());
        tree.put("seed", config.seed().isPresent() ? config.seed().getAsLong() : null);
        return tree;
    }

    private static Map<String, Object> space(Space space) {
        Map<String, Object> axes = new LinkedHashMap<>();
        for (Axis axis : space.axes()) {
            axes.put(axis.name(), axis.values());
        }
        return axes;
    }

    private static Map<String, Object> data(DataSettings data) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("source", data.source());
        tree.put("train", data.train());
        tree.put("validation", data.validation());
        tree.put("test", data.test());
        tree.put("validate_on", data.validateOn());
        tree.put("noise", data.noise());
        tree.put("seed", data.seed());
        tree.putAll(SourceFormatReader.tree(data.format()));
        return tree;
    }

    private static Map<String, Object> network(NetworkSettings network) {
        Map<String, Object> batchNorm = new LinkedHashMap<>();
        batchNorm.put("momentum", network.batchNormMomentum());
        batchNorm.put("epsilon", network.batchNormEpsilon());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("l1", network.l1());
        tree.put("l2", network.l2());
        tree.put("dropout", network.dropout());
        tree.put("batch_norm", batchNorm);
        return tree;
    }

    private static Map<String, Object> training(TrainingSettings training) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("epochs", training.epochs());
        tree.put("batch", training.batch());
        tree.put("learning_rate", training.learningRate());
        tree.put("class_weights", training.classWeights());
        tree.put("threads", training.threads());
        tree.put("early_stopping", earlyStopping(training.earlyStopping()));
        tree.put("plateau", plateau(training.plateau()));
        return tree;
    }

    private static Map<String, Object> earlyStopping(EarlyStoppingSettings stopping) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("patience", stopping.patience());
        tree.put("min_delta", stopping.minDelta());
        return tree;
    }

    private static Map<String, Object> plateau(PlateauSettings plateau) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("patience", plateau.patience());
        tree.put("factor", plateau.factor());
        tree.put("min_delta", plateau.minDelta());
        tree.put("cooldown", plateau.cooldown());
        tree.put("min_learning_rate", plateau.minLearningRate());
        return tree;
    }

    private static Map<String, Object> strategy(Strategy strategy) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", strategy.word());
        if (strategy instanceof GridSearch grid) {
            tree.put("order", Text.of(grid.order()));
        }
        if (strategy instanceof GeneticSearch genetic) {
            tree.put("population", genetic.population());
            tree.put("mutation_rate", genetic.mutationRate());
        }
        if (strategy instanceof Bayesian bayesian) {
            tree.put("acquisition", bayesian.acquisition().word());
            tree.put("design", bayesian.design());
        }
        if (strategy instanceof Tpe tpe) {
            tree.put("design", tpe.design());
        }
        if (strategy instanceof Evolution evolution) {
            tree.put("population", evolution.population());
            tree.put("tournament", evolution.tournament());
        }
        return tree;
    }

    private static Map<String, Object> pruner(PrunerSettings pruner) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("type", pruner.word());
        if (pruner instanceof SuccessiveHalving asha) {
            tree.put("min_epochs", asha.minEpochs());
            tree.put("reduction_factor", asha.reductionFactor());
            tree.put("brackets", asha.brackets());
        }
        if (pruner instanceof Hyperband hyperband) {
            tree.put("min_epochs", hyperband.minEpochs());
            tree.put("reduction_factor", hyperband.reductionFactor());
        }
        if (pruner instanceof MedianStopping median) {
            tree.put("startup_trials", median.startupTrials());
            tree.put("warmup_epochs", median.warmupEpochs());
        }
        return tree;
    }

    private static Map<String, Object> objective(Objective objective) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("metric", objective.metric().name());
        tree.put("direction", objective.direction().word());
        return tree;
    }

    private static Map<String, Object> checkpoint(CheckpointConfig checkpoint) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("directory", checkpoint.directory().orElse(null));
        tree.put("keep", checkpoint.keep());
        return tree;
    }

    private static Map<String, Object> budget(Budget budget) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("trials", budget.trials().isPresent() ? budget.trials().getAsInt() : null);
        tree.put("max_time", budget.maxTime().map(Durations::format).orElse(null));
        tree.put(
                "target_score",
                budget.targetScore().isPresent() ? budget.targetScore().getAsDouble() : null);
        tree.put(
                "parallelism",
                budget.parallelism().isPresent() ? budget.parallelism().getAsInt() : null);
        tree.put("trial_timeout", budget.trialTimeout().map(Durations::format).orElse(null));
        return tree;
    }
}
