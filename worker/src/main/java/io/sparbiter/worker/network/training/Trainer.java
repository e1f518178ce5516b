package io.sparbiter.worker.network.training;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.TrainingEpoch;
import io.sparbiter.worker.network.engine.Engine;
import io.sparbiter.worker.network.engine.EpochEnd;
import io.sparbiter.worker.trial.Failures;
import io.sparbiter.worker.trial.LostDeviceException;
import io.sparbiter.worker.trial.Stopwatch;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Trains one network, epoch by epoch, as Keras would with {@code EarlyStopping} and {@code ReduceLROnPlateau}. For the
 * thread that built the network; a trainer trains once.
 */
public final class Trainer {
    private static final String CANCELLED = "the search ended";

    private final MultiLayerNetwork network;
    private final Engine engine;
    private final DataSplit data;
    private final TrainingPlan plan;
    private final TrialMonitor monitor;
    private final InstantSource clock;
    private final EarlyStopping stopping;
    private final PlateauSchedule schedule;
    private final Beginning beginning;
    private final Stopwatch stopwatch;
    private final List<Epoch> history = new ArrayList<>();
    private final Ending ending;
    private EpochTraining epochTraining = this::trainHere;

    /** A trainer without checkpoints, see the other. */
    public Trainer(
            MultiLayerNetwork network,
            Engine engine,
            DataSplit data,
            TrainingPlan plan,
            TrialMonitor monitor,
            InstantSource clock) {
        this(network, engine, data, plan, monitor, clock, Beginning.WITHOUT_CHECKPOINTS);
    }

    /**
     * @param engine that computes the network; closed when training ends
     * @param beginning of this very training
     */
    public Trainer(
            MultiLayerNetwork network,
            Engine engine,
            DataSplit data,
            TrainingPlan plan,
            TrialMonitor monitor,
            InstantSource clock,
            Beginning beginning) {
        this.network = network;
        this.engine = engine;
        this.data = data;
        this.plan = plan;
        this.monitor = monitor;
        this.clock = clock;
        this.beginning = beginning;
        stopwatch = new Stopwatch(plan.timeLimit(), clock);
        stopping = new EarlyStopping(plan.earlyStopping(), plan.objective().direction());
        schedule = new PlateauSchedule(plan.plateau(), plan.objective().direction(), plan.learningRate());
        ending = new Ending(plan.objective(), history);
    }

    /** Leaves the training of each epoch to another; all else stays here. */
    public Trainer trainingBy(EpochTraining other) {
        epochTraining = other;
        return this;
    }

    /**
     * Trains until the last epoch, early stopping, the monitor's verdict, cancellation, the time limit or a loss that is
     * not finite. The network then has the weights of its best epoch, the one that gave the outcome its score, if any
     * ended. Exceptions and lack of memory become outcomes too; the weights are then any. Only a broken line to the search
     * and a device that is lost to this process are thrown.
     *
     * <p>With a checkpoint it goes on from there and ends as it would have ended uninterrupted. The monitor hears of the
     * epochs before again, since its search may have been interrupted, too; a verdict to stop counts for them as well.
     */
    public Outcome train() {
        try (engine;
                var best = new BestWeights()) {
            Outcome outcome = resume(best).orElseGet(() -> trainEpochs(best));
            best.restore(network);
            return outcome;
        } catch (SearchUnreachableException | LostDeviceException e) {
            throw e;
        } catch (Exception | OutOfMemoryError | LinkageError | StackOverflowError e) {
            return failed(e);
        }
    }

    private Outcome failed(Throwable raised) {
        if (Failures.isInterrupt(raised)) {
            Thread.currentThread().interrupt();
            return ending.stopped(CANCELLED);
        }
        return Failures.outcome(raised, history);
    }

    /** Goes back to the last checkpoint, if there is one; the outcome if the training was over already. */
    private Optional<Outcome> resume(BestWeights best) {
        beginning.checkpoint().ifPresent(checkpoint -> {
            new TrainerState(network, best).restore(checkpoint);
            checkpoint.history().forEach(this::note);
        });
        stopwatch.start(history);
        return List.copyOf(history).stream()
                .flatMap(epoch -> end(monitor.epochEnded(epoch)).stream())
                .findFirst();
    }

    private Outcome trainEpochs(BestWeights best) {
        while (true) {
            Optional<Outcome> end = trainEpoch(history.size() + 1, best);
            if (end.isPresent()) {
                return end.get();
            }
        }
    }

    /** Trains one epoch; the outcome if it was the last. */
    private Optional<Outcome> trainEpoch(int number, BestWeights best) {
        long start = clock.millis();
        EpochEnd pass = pass(number);
        if (pass instanceof EpochEnd.Diverged diverged) {
            return Optional.of(ending.diverged("the training loss became %s in batch %d of epoch %d"
                    .formatted(diverged.loss(), diverged.batch(), number)));
        }
        if (!(pass instanceof EpochEnd.Done done)) {
            return Optional.of(cutShort());
        }
        return Validation.of(engine, data.scoring(), this::isCutShort)
                .map(validation -> NetworkReports.epoch(
                        number,
                        done.loss(),
                        validation.loss(),
                        validation.accuracy(),
                        schedule.rate(),
                        clock.millis() - start))
                .map(epoch -> ended(epoch, best))
                .orElseGet(() -> Optional.of(cutShort()));
    }

    /** Asked between batches. */
    private boolean isCutShort() {
        return monitor.isCancelled() || stopwatch.isOver();
    }

    private Outcome cutShort() {
        return stopwatch.isOver() ? plan.timeLimit().exceeded(ending) : ending.stopped(CANCELLED);
    }

    private EpochEnd pass(int number) {
        setLearningRate(schedule.rate());
        return epochTraining.train(number, this::isCutShort);
    }

    private EpochEnd trainHere(int number, BooleanSupplier cutShort) {
        return engine.train(new TrainingEpoch(data.train(), plan.batch(), plan.seed(), number, plan.noise()), cutShort);
    }

    /** Setting a rate rebuilds the optimizer, so only when it is another. */
    private void setLearningRate(double rate) {
        Double current = network.getLearningRate(0);
        if (current != null && current != rate) {
            network.setLearningRate(rate);
        }
    }

    private Optional<Outcome> ended(Epoch epoch, BestWeights best) {
        if (!epoch.metrics().isFinite()) {
            return Optional.of(ending.diverged("the validation loss became %s in epoch %d"
                    .formatted(NetworkReports.valLoss(epoch), epoch.number())));
        }
        note(epoch);
        if (isBest(epoch)) {
            best.keep(network);
        }
        Verdict verdict = monitor.epochEnded(epoch);
        Optional<Outcome> end = end(verdict);
        if (end.isEmpty() || beginning.store().keepsEnd() || mayGoOn(end.get(), verdict)) {
            beginning.store().save(() -> new TrainerState(network, best)
                    .capture(beginning.backend(), history, isBest(epoch)));
        }
        return end;
    }

    private static boolean mayGoOn(Outcome end, Verdict verdict) {
        return end instanceof Outcome.Pruned && verdict instanceof Verdict.Stop stop && stop.mayGoOn();
    }

    private void note(Epoch epoch) {
        history.add(epoch);
        double score = plan.objective().score(epoch);
        stopping.observe(score);
        schedule.observe(score);
    }

    private boolean isBest(Epoch epoch) {
        return plan.objective().best(history).orElseThrow().equals(epoch);
    }

    /** A verdict on a training that is over anyway changes nothing. */
    private Optional<Outcome> end(Verdict verdict) {
        if (history.size() >= plan.epochs()) {
            return Optional.of(ending.completed(
                    plan.epochs() == 1 ? "trained its only epoch" : "trained all %d epochs".formatted(plan.epochs())));
        }
        if (stopping.shouldStop()) {
            return Optional.of(
                    ending.completed("early stopping: no improvement since epoch %d".formatted(stopping.bestEpoch())));
        }
        return verdict instanceof Verdict.Stop stop ? Optional.of(ending.pruned(stop.reason())) : Optional.empty();
    }
}
