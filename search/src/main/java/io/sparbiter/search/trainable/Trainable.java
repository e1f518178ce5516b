package io.sparbiter.search.trainable;

/**
 * What trials of {@code trial: {type: class}} run: a public class with a public constructor without parameters. A trial
 * makes an instance of its own, in whichever JVM it runs, and trains it once.
 *
 * <pre>{@code
 * package com.acme;
 *
 * public final class Forest implements Trainable {
 *     @Override
 *     public void train(TrialContext trial) throws Exception {
 *         Dataset data = Dataset.read(trial.setting("data"));
 *         Model model = new Model(trial.integer("depth"), trial.real("learning_rate"), trial.seed());
 *         for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
 *             model.fit(data);
 *             if (!trial.report(epoch, "auc", model.auc(data))) {
 *                 return;
 *             }
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The search file names the class, the metrics that it reports and the axes that it asks for:
 *
 * <pre>{@code
 * trial: {type: class, class: com.acme.Forest, epochs: 10, metrics: {auc: maximize}, settings: {data: /data/churn.csv}}
 * space: {depth: [4, 8, 16], learning_rate: {min: 0.001, max: 0.1, count: 20, scale: log}}
 * }</pre>
 *
 * <p>Trials may run side by side in one JVM: what is static is shared by them. A class whose epochs are long asks {@link
 * TrialContext#isStopped} between batches; one that goes on where a lost attempt was keeps its state in {@link
 * TrialContext#checkpoint}.
 */
@FunctionalInterface
public interface Trainable {
    /**
     * Trains and reports, in the calling thread; by its return the trial has ended, scored by its best epoch.
     *
     * @throws Exception whatever keeps the trial from its end: the trial is then failed, with the exception's message, and
     *     the search goes on
     */
    void train(TrialContext trial) throws Exception;
}
