package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.Chooser;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.InformedGenerator.Proposal;
import io.sparbiter.search.choose.Scale;
import io.sparbiter.search.choose.Stage;
import io.sparbiter.search.choose.Workload;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Seeds;
import io.sparbiter.search.trial.TrialResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Bayesian optimisation with a Gaussian process on normal scores (Snoek, Larochelle and Adams, Practical Bayesian
 * Optimization of Machine Learning Algorithms, 2012): proposes the point with the highest acquisition of all untried
 * points, or of a pool in spaces too large for that.
 *
 * <p>Hyperparameters are fitted when results are told, at numbers of results that are a tenth apart: so no proposal waits
 * for a fit, and the same calls give the same fits. A large one is spread over several results, one descent with each.
 */
public final class BayesianChooser implements Chooser {
    private static final String WORD = "bayesian";

    private static final double REFIT_AFTER = 0.1;
    /** Multiplications of a fit with one result, some 0.1 s: all of a fit of 135 points, a quarter of one of 200. */
    private static final long FIT_SLICE = 300_000_000;

    /** A younger model knows too few lengths to say what is left to gain: it is often too sure that there is nothing. */
    private static final int FEWEST_TOLD = 20;

    private final Criterion criterion;
    private final long seed;
    /** One for each objective, at the same point of their work. */
    private final List<Fit> fits;

    private final List<Scale> scales;
    private final GrowingSurrogate model;
    private int nextFit;
    private Optional<AcquisitionRound> round = Optional.empty();
    /** Points that are left of a round taken on trust. */
    private int trusted;

    /** Whether the last point was chosen, and not taken on trust. */
    private boolean isChoosing;

    private int batch = 1;

    /**
     * @param objectives how many; with more than one, a point is worth the hypervolume it adds
     * @param workload of a trial, where it is known before the first
     * @param firstFit results to fit hyperparameters at first
     */
    public BayesianChooser(
            Acquisition acquisition,
            Cost cost,
            int objectives,
            Optional<Workload> workload,
            Space space,
            int firstFit,
            long seed) {
        criterion = new Criterion(
                objectives == 1 ? Criterion.ofScore(acquisition) : new HypervolumeGain(acquisition),
                cost == Cost.AWARE ? Optional.of(new Workloads(space, workload)) : Optional.empty());
        this.seed = seed;
        scales = space.axes().stream().map(Scale::of).toList();
        fits = Stream.generate(() -> new Fit(scales)).limit(objectives).toList();
        model = new GrowingSurrogate(kernels(), seed, GrowingSurrogate.SLICE);
        nextFit = firstFit;
    }

    @Override
    public void heard(History history) {
        endRound();
        int count = history.observations().size();
        if (!isFitting() && count >= nextFit) {
            nextFit = count + Math.max(1, (int) (count * REFIT_AFTER));
            beginFits(history, Seeds.derive(seed, count));
        }
        if (isFitting() && goOnFitting()) {
            model.use(kernels());
        }
        if (isChoosing) {
            model.prepare();
        }
    }

    private boolean isFitting() {
        return fits.stream().anyMatch(Fit::isUnderWay);
    }

    private void beginFits(History history, long seed) {
        List<Map<Stage, Double>> seen = ScoreScale.targets(history);
        for (int objective = 0; objective < fits.size(); objective++) {
            if (!seen.get(objective).isEmpty()) {
                fits.get(objective).begin(history.space(), seen.get(objective), seed);
            }
        }
    }

    /** Returns whether all fits are done. */
    private boolean goOnFitting() {
        fits.stream().filter(Fit::isUnderWay).forEach(fit -> fit.goOn(FIT_SLICE / fits.size()));
        return !isFitting();
    }

    private List<Kernel> kernels() {
        return fits.stream().map(fit -> new Kernel(scales, fit.last())).toList();
    }

    /** Of the score. */
    private Kernel kernel() {
        return new Kernel(scales, fits.get(0).last());
    }

    @Override
    public void expect(int max, History history) {
        batch = max;
        endRound();
    }

    private void endRound() {
        round = Optional.empty();
        trusted = 0;
    }

    @Override
    public Optional<Proposal> choose(History history) {
        isChoosing = true;
        AcquisitionRound current = round.filter(r -> !r.isOver()).orElseGet(() -> begin(history));
        round = Optional.of(current);
        OptionalLong next = current.next();
        return next.isEmpty() ? Optional.empty() : Optional.of(new Proposal(next.getAsLong(), WORD));
    }

    /** Trusts every untried point: the acquisition is not computed, nor what later ones will not need. */
    @Override
    public Optional<Proposal> repeat(Proposal then, History history) {
        if (history.isTried(then.index())) {
            return choose(history);
        }
        if (trusted == 0) {
            model.follow(history);
            trusted = AcquisitionRound.size(batch);
        }
        isChoosing = false;
        boolean isChosen = then.proposedBy().equals(WORD);
        trusted = isChosen ? trusted - 1 : 0;
        return isChosen ? Optional.of(then) : Optional.empty();
    }

    /**
     * The one that may well be the best at its end. From the history and the last fit alone: a resumed search is not asked
     * again who went on, and must come to the same state.
     */
    @Override
    public int goOn(List<TrialResult> waiting, History history) {
        var smoothed = new Smoothed(kernel(), history);
        return IntStream.range(0, waiting.size())
                .boxed()
                .max(Comparator.comparingDouble(
                        i -> smoothed.prospect(waiting.get(i).trial().point().index())))
                .orElse(0);
    }

    /**
     * By expected improvement, whatever the acquisition and whatever trials cost, and of scores: of normal scores the best
     * is always far out, so they let little more be expected after ten trials. Nothing is, where all scores are equal.
     */
    @Override
    public OptionalDouble expectedGain(History history) {
        var scale = new ScoreScale(history);
        if (scale.size() < Recommendation.FEWEST || history.observations().size() < FEWEST_TOLD) {
            return OptionalDouble.empty();
        }
        if (scale.isFlat()) {
            return OptionalDouble.of(0);
        }
        return scale.standard(history.seen()).stream()
                .flatMapToDouble(scores -> model.improvement(scores.targets(), scores.best(), history).stream()
                        .map(improvement -> improvement * scores.unit()))
                .findFirst();
    }

    @Override
    public OptionalLong recommend(History history) {
        return new Smoothed(kernel(), history).recommended();
    }

    private AcquisitionRound begin(History history) {
        return model.round(criterion, AcquisitionRound.size(batch), history);
    }
}
