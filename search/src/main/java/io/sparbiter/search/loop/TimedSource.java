package io.sparbiter.search.loop;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;

/**
 * Measures what a source's suggestions cost. What it learns from results when it is told them counts for its next
 * suggestion, and so does its choice of a trial to go on; a batch's cost is shared evenly by its candidates.
 */
public final class TimedSource implements CandidateSource {
    private static final double NANOS = 1e9;

    private final CandidateSource source;
    private final LongSupplier nanoClock;
    private final DoubleConsumer seconds;
    private long untilNext;

    /** @param seconds hears of each suggestion, in their order */
    public TimedSource(CandidateSource source, LongSupplier nanoClock, DoubleConsumer seconds) {
        this.source = source;
        this.nanoClock = nanoClock;
        this.seconds = seconds;
    }

    @Override
    public List<Candidate> next(int max) {
        long begin = nanoClock.getAsLong();
        List<Candidate> batch = source.next(max);
        untilNext += nanoClock.getAsLong() - begin;
        for (int i = 0; i < batch.size(); i++) {
            seconds.accept(untilNext / NANOS / batch.size());
        }
        untilNext = batch.isEmpty() ? untilNext : 0;
        return batch;
    }

    @Override
    public void tell(TrialResult result) {
        long begin = nanoClock.getAsLong();
        source.tell(result);
        untilNext += nanoClock.getAsLong() - begin;
    }

    @Override
    public int goOn(List<TrialResult> waiting) {
        long begin = nanoClock.getAsLong();
        int place = source.goOn(waiting);
        untilNext += nanoClock.getAsLong() - begin;
        return place;
    }

    @Override
    public void learn(TrialResult result) {
        source.learn(result);
    }

    /** Not measured: nothing is suggested anew. */
    @Override
    public List<Candidate> repeat(int max, List<Candidate> then) {
        return source.repeat(max, then);
    }

    @Override
    public OptionalDouble expectedGain() {
        return source.expectedGain();
    }

    @Override
    public void continued(TrialResult last) {
        source.continued(last);
    }

    /** Not measured: a search asks for it once. */
    @Override
    public Optional<Point> recommend() {
        return source.recommend();
    }
}
