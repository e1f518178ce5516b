package io.sparbiter.examples;

import io.sparbiter.search.trainable.Trainable;
import io.sparbiter.search.trainable.TrialContext;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.Entropy;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.classification.example.NoisyInterlockingCrescentsDataSource;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.evaluation.KFoldSplitter;

/**
 * A random forest on two crescents that lie in each other, cross-validated. An epoch is a fold, and a trial reports the
 * mean accuracy of its folds so far: so a pruner can end it before it has trained on all of them.
 */
public final class TunedForest implements Trainable {
    private static final long DATA_SEED = 1;

    @Override
    public void train(TrialContext trial) {
        int examples = Integer.parseInt(trial.setting("examples", "2000"));
        Dataset<Label> data =
                new MutableDataset<>(new NoisyInterlockingCrescentsDataSource(examples, DATA_SEED, 0.4));
        var folds = new KFoldSplitter<Label>(trial.epochs(), DATA_SEED).split(data, true);
        double sum = 0;
        for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
            var fold = folds.next();
            Model<Label> model = forest(trial).train(fold.train);
            sum += new LabelEvaluator().evaluate(model, fold.test).accuracy();
            if (!trial.report(epoch, "accuracy", sum / epoch)) {
                return;
            }
        }
    }

    private static RandomForestTrainer<Label> forest(TrialContext trial) {
        var tree = new CARTClassificationTrainer(
                trial.integer("depth"),
                (float) trial.real("leaf_weight"),
                0f,
                0.5f,
                false,
                trial.word("impurity").equals("gini") ? new GiniIndex() : new Entropy(),
                trial.seed());
        return new RandomForestTrainer<>(tree, new VotingCombiner(), trial.integer("trees"), trial.seed());
    }
}
