package io.sparbiter.driver.benchmark;

import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Measures what a source's suggestions cost. What it learns from results when it is told them counts for its next
 * suggestion, and so does its choice of a trial to go on; a batch's cost is shared evenly by its candidates.
 */
final class TimedSource implements CandidateSource {
    private static final double NANOS = 1e9;

    private final CandidateSource source;
    private final LongSupplier nanoClock;
    private final List<Double> seconds = new ArrayList<>();
    private long untilNext;

    TimedSource(CandidateSource source, LongSupplier nanoClock) {
        this.source = source;
        this.nanoClock = nanoClock;
    }

    /** One for each suggestion, in their order. */
    List<Double> seconds() {
        return List.copyOf(seconds);
    }

    @Override
    public List<Candidate> next(int max) {
        long begin = nanoClock.getAsLong();
        List<Candidate> batch = source.next(max);
        untilNext += nanoClock.getAsLong() - begin;
        if (!batch.isEmpty()) {
            seconds.addAll(Collections.nCopies(batch.size(), untilNext / NANOS / batch.size()));
            untilNext = 0;
        }
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
    public void continued(TrialResult last) {
        source.continued(last);
    }

    /** Not measured: a search asks for it once. */
    @Override
    public Optional<Point> recommend() {
        return source.recommend();
    }
}
