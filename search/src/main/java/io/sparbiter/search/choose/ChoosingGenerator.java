package io.sparbiter.search.choose;

import io.sparbiter.search.arbiter.PointParameterSpace;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.deeplearning4j.arbiter.optimize.api.Candidate;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;
import org.deeplearning4j.arbiter.optimize.api.ParameterSpace;

/** Makes a {@link Chooser} an Arbiter generator that never repeats itself, with a design for a start. */
public final class ChoosingGenerator implements InformedGenerator {
    private final PointParameterSpace points;
    private final Chooser chooser;
    private final Design design;
    private final Objective objective;
    private final History history;
    private int numbered;

    /**
     * @param design proposes until it has had its share, and whenever the chooser has no point
     * @param chooser proposes from then on
     */
    public ChoosingGenerator(PointParameterSpace points, Objective objective, Design design, Chooser chooser) {
        this(points, objective, Ladder.NONE, design, chooser);
    }

    /**
     * The same for a chooser that learns from what trials show on their way.
     *
     * @param ladder where they are compared
     */
    public ChoosingGenerator(
            PointParameterSpace points, Objective objective, Ladder ladder, Design design, Chooser chooser) {
        this.points = points;
        this.design = design;
        this.chooser = chooser;
        this.objective = objective;
        history = new History(points.space(), objective, ladder);
    }

    @Override
    public List<Proposal> propose(int max) {
        return repeat(max, List.of());
    }

    @Override
    public List<Proposal> repeat(int max, List<Proposal> then) {
        List<Proposal> proposals = new ArrayList<>();
        chooser.expect(max, history);
        while (proposals.size() < max && !history.isExhausted()) {
            Optional<Proposal> proposal =
                    proposals.size() < then.size() ? repeat(then.get(proposals.size())) : propose();
            proposal.ifPresentOrElse(
                    found -> {
                        history.put(found.index());
                        proposals.add(found);
                    },
                    history::giveUp);
        }
        return proposals;
    }

    private Optional<Proposal> repeat(Proposal then) {
        return design.isDue(history)
                ? design.next(history)
                : chooser.repeat(then, history).or(() -> design.random(history));
    }

    private Optional<Proposal> propose() {
        return design.isDue(history)
                ? design.next(history)
                : chooser.choose(history).or(() -> design.random(history));
    }

    @Override
    public void inFlight(long index) {
        history.put(index);
    }

    @Override
    public void tell(TrialResult result) {
        Observation.of(result, objective)
                .ifPresentOrElse(
                        this::add, () -> history.land(result.trial().point().index()));
    }

    @Override
    public int goOn(List<TrialResult> waiting) {
        return chooser.goOn(waiting, history);
    }

    @Override
    public OptionalDouble expectedGain() {
        return design.isDue(history) ? OptionalDouble.empty() : chooser.expectedGain(history);
    }

    @Override
    public OptionalLong recommend() {
        return chooser.recommend(history);
    }

    private void add(Observation observation) {
        history.add(observation);
        chooser.heard(history);
    }

    @Override
    public boolean hasMoreCandidates() {
        return !history.isExhausted();
    }

    @Override
    public Candidate<Point> getCandidate() {
        long index = propose(1).get(0).index();
        return points.candidate(points.space().point(index), numbered++);
    }

    /** A score that is no finite number counts as a failure. */
    @Override
    public void reportResults(OptimizationResult result) {
        long index = points.index(result.getCandidate().getFlatParameters());
        Double score = result.getScore();
        boolean isFinite = score != null && Double.isFinite(score);
        add(
                isFinite
                        ? Observation.scored(index, score)
                        : new Observation(index, Observation.Kind.BAD, 0, List.of(), 0, 0));
    }

    @Override
    public ParameterSpace<?> getParameterSpace() {
        return points;
    }

    /** Has no effect: the seed is given when a generator is made. */
    @Override
    public void setRngSeed(long seed) {}

    @Override
    public Class<?> getCandidateType() {
        return Point.class;
    }
}
