package io.sparbiter.search.generate;

import io.sparbiter.search.arbiter.PointParameterSpace;
import io.sparbiter.search.choose.InformedGenerator;
import io.sparbiter.search.choose.InformedGenerator.Proposal;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.TrialResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Queue;
import org.deeplearning4j.arbiter.optimize.api.CandidateGenerator;
import org.deeplearning4j.arbiter.optimize.api.OptimizationResult;

/**
 * The one layer around every Arbiter generator. It guarantees what generators do not: no point twice and none that a
 * constraint excludes, an end when the space or the generator is exhausted, and that a generator hears finite scores only.
 * Fixed points may come first. An {@link InformedGenerator} keeps all promises but the last itself, and so it is asked for
 * whole batches and told all ends.
 *
 * <p>A generator that keeps repeating itself is helped out by a uniform draw over the untried points, proposed by
 * {@code untried}. For random search that changes nothing: the draws it would have kept are uniform over the untried
 * points, too.
 *
 * <p>All its state follows from the calls of {@link #next} and {@link #tell}: the same calls in the same order, in
 * whatever batches, rebuild it; under an informed generator the batches count, too.
 */
public final class DistinctCandidateSource implements CandidateSource {
    /**
     * The most repetitions in a row. A genetic population with one new child in twenty still breeds (0.95^100 = 0.6 % of
     * its proposals are drawn instead), and a hundred tries take about a millisecond.
     */
    private static final int MOST_REPETITIONS = 100;

    /** What constraints exclude, and what is the same point but for inactive axes, looks like a repetition. */
    private static final int MOST_WHERE_SOME_ARE_EXCLUDED = 1000;

    private final CandidateGenerator generator;
    private final String word;
    private final PointParameterSpace points;
    private final UntriedPoints untried;
    private final Queue<Point> start = new ArrayDeque<>();
    private final Map<Long, org.deeplearning4j.arbiter.optimize.api.Candidate<?>> inFlight = new HashMap<>();
    private int patienceAtFirst;
    private int patience;

    /**
     * @param generator over {@code points}, its seed set
     * @param word what its candidates are said to be proposed by
     * @param seed of the draws over the untried points
     * @param start points to propose before all others; repeated ones count once
     */
    public DistinctCandidateSource(
            CandidateGenerator generator, String word, PointParameterSpace points, long seed, List<Point> start) {
        this.generator = generator;
        this.word = word;
        this.points = points;
        untried = new UntriedPoints(points.space(), seed);
        start.forEach(this::addStart);
        // A grid that comes by every start point or learned point repeats no more than those, and never needs help.
        patienceAtFirst = (points.space().isProduct() ? MOST_REPETITIONS : MOST_WHERE_SOME_ARE_EXCLUDED) + start.size();
        patience = patienceAtFirst;
    }

    private void addStart(Point point) {
        requireOfSpace("start", point);
        if (untried.take(point.index())) {
            start.add(point);
        }
    }

    private void requireOfSpace(String what, Point point) {
        Space space = points.space();
        if (!space.has(point.index()) || !space.point(point.index()).equals(point)) {
            throw new IllegalArgumentException(what + ": no point of the space: " + point);
        }
        space.broken(point).ifPresent(constraint -> {
            throw new IllegalArgumentException(what + ": excluded by " + constraint.text() + ": " + point);
        });
    }

    /** As if the point had been proposed here. */
    @Override
    public void learn(TrialResult result) {
        Point point = result.trial().point();
        requireOfSpace("warm start", point);
        untried.take(point.index());
        patience = ++patienceAtFirst;
        inFlight.put(point.index(), points.candidate(point, -1));
        tell(result);
    }

    @Override
    public List<Candidate> next(int max) {
        if (max < 0) {
            throw new IllegalArgumentException("cannot propose " + max + " candidates");
        }
        List<Candidate> batch = start(max);
        if (generator instanceof InformedGenerator informed) {
            informed.propose(max - batch.size()).forEach(proposal -> batch.add(take(proposal)));
            return batch;
        }
        while (batch.size() < max) {
            Optional<Candidate> candidate = propose();
            if (candidate.isEmpty()) {
                break;
            }
            batch.add(candidate.get());
        }
        return batch;
    }

    @Override
    public List<Candidate> repeat(int max, List<Candidate> then) {
        if (!(generator instanceof InformedGenerator informed)) {
            return next(max);
        }
        List<Candidate> batch = start(max);
        List<Proposal> rest = then.stream()
                .skip(batch.size())
                .map(candidate -> new Proposal(candidate.point().index(), candidate.proposedBy()))
                .toList();
        informed.repeat(max - batch.size(), rest).forEach(proposal -> batch.add(take(proposal)));
        return batch;
    }

    /** As many start points as are left, and asked for. */
    private List<Candidate> start(int max) {
        List<Candidate> batch = new ArrayList<>();
        while (batch.size() < max && !start.isEmpty()) {
            batch.add(start());
        }
        return batch;
    }

    private Candidate start() {
        Point point = start.remove();
        if (generator instanceof InformedGenerator informed) {
            informed.inFlight(point.index());
        }
        return help(point, "start");
    }

    private Candidate take(Proposal proposal) {
        if (!untried.take(proposal.index())) {
            throw new IllegalStateException("strategy " + word + " proposed point " + proposal.index() + " twice");
        }
        return help(points.space().point(proposal.index()), proposal.proposedBy());
    }

    private Optional<Candidate> propose() {
        for (int tries = 0; tries < patience; tries++) {
            if (untried.isEmpty() || !generator.hasMoreCandidates()) {
                return Optional.empty();
            }
            var generated = generate();
            long index = points.index(generated.getFlatParameters());
            if (untried.take(index)) {
                patience = patienceAtFirst;
                return Optional.of(propose(points.space().point(index), word, generated));
            }
        }
        // A generator that found nothing new gets half the tries next time: so the last points of a space come quickly.
        patience = Math.max(1, patience / 2);
        OptionalLong drawn = untried.draw();
        return drawn.stream()
                .mapToObj(index -> help(points.space().point(index), "untried"))
                .findFirst();
    }

    private org.deeplearning4j.arbiter.optimize.api.Candidate<?> generate() {
        var generated = generator.getCandidate();
        if (generated.getException() != null) {
            throw new IllegalStateException(
                    "strategy " + word + " cannot propose a candidate", generated.getException());
        }
        return generated;
    }

    private Candidate help(Point point, String proposedBy) {
        return propose(point, proposedBy, points.candidate(point, -1));
    }

    private Candidate propose(
            Point point, String proposedBy, org.deeplearning4j.arbiter.optimize.api.Candidate<?> generated) {
        inFlight.put(point.index(), generated);
        return new Candidate(point, proposedBy);
    }

    @Override
    public int goOn(List<TrialResult> waiting) {
        return generator instanceof InformedGenerator informed ? informed.goOn(waiting) : 0;
    }

    @Override
    public OptionalDouble expectedGain() {
        return start.isEmpty() && generator instanceof InformedGenerator informed
                ? informed.expectedGain()
                : OptionalDouble.empty();
    }

    /** Other generators keep the score that they were told, and are told one more. */
    @Override
    public void continued(TrialResult last) {
        Point point = last.trial().point();
        inFlight.put(point.index(), points.candidate(point, -1));
        if (generator instanceof InformedGenerator informed) {
            informed.continued(last);
        }
    }

    /** Also what others proposed is told to the generator: it learns from the start points and the draws. */
    @Override
    public void tell(TrialResult result) {
        long index = result.trial().point().index();
        var generated = inFlight.remove(index);
        if (generated == null) {
            throw new IllegalArgumentException("point " + index + " was not proposed here, or its end was told before");
        }
        if (generator instanceof InformedGenerator informed) {
            informed.tell(result);
            return;
        }
        // The score of a Scored outcome is finite; all other ends have none.
        if (result.outcome() instanceof Outcome.Scored scored) {
            generator.reportResults(
                    new OptimizationResult(generated, scored.score(), generated.getIndex(), null, null, null));
        }
    }

    @Override
    public Optional<Point> recommend() {
        OptionalLong recommended =
                generator instanceof InformedGenerator informed ? informed.recommend() : OptionalLong.empty();
        return recommended.stream().mapToObj(points.space()::point).findFirst();
    }
}
