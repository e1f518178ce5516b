package io.sparbiter.search.bayes;

import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.choose.Stage;
import io.sparbiter.search.trial.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Keeps a {@link Surrogate} abreast of a history, in bounded time and memory. When hyperparameters change, or it has
 * grown too large, another grows beside it, a slice with each round, and takes its place when it has caught up. So no
 * proposal waits for a whole one, and which one answers follows from the calls and never from the clock.
 */
final class GrowingSurrogate {
    /** Rows at which a surrogate is replaced by one with half as many that were seen and a fifth as many in flight. */
    static final int MOST_ROWS = 640;
    /** Numbers of four bytes that a surrogate may hold, 320 MB; for a while there are two. */
    private static final long MOST_NUMBERS = 80_000_000;
    /** Multiplications of a slice, some 20 ms: a whole surrogate of 98 rows over 82,944 points. */
    static final long SLICE = 400_000_000;

    private static final Criterion IMPROVEMENT = new Criterion(Acquisition.EI, Optional.empty());

    private static final int POOL = 40_000;
    private static final int CENTRES = 20;

    private final long seed;
    private final long slice;
    private Surrogate current;
    /** Grows to replace the current one; null most of the time. */
    private Surrogate next;

    /** What the next surrogate is to be made with; null most of the time. */
    private Kernel renewed;

    /** Revision of the history and rows at which means were due last, no rows if they are due. */
    private int meansOf;

    private int meansRows;
    /** Empty until they are needed. */
    private float[] means = {};

    private double incumbent;

    /**
     * @param kernel to begin with
     * @param slice multiplications that a growing surrogate may spend in a round, {@link #SLICE} or fewer in tests
     */
    GrowingSurrogate(Kernel kernel, long seed, long slice) {
        renewed = kernel;
        this.seed = seed;
        this.slice = slice;
    }

    /** Goes over to another kernel from the next round on. */
    void use(Kernel kernel) {
        renewed = kernel;
    }

    /** A surrogate to be grown, of all that is known or of the part of it that is kept. */
    private static Surrogate surrogate(Kernel kernel, long seed, History history) {
        Pool pool = pool(seed, history);
        return new Surrogate(kernel, pool, kept(mostRows(pool), history), history);
    }

    private static List<Stage> kept(int most, History history) {
        Map<Stage, Double> seen = history.seen();
        List<Stage> unseen = history.unseen().toList();
        boolean isFull = seen.size() + unseen.size() > most - most / 8;
        List<Stage> kept = new ArrayList<>(Selection.keep(seen, isFull ? most / 2 : most));
        kept.addAll(Selection.latest(unseen, isFull ? most / 5 : most));
        return kept;
    }

    private static int mostRows(Pool pool) {
        return (int) Math.max(64, Math.min(MOST_ROWS, MOST_NUMBERS / Math.max(1, pool.size())));
    }

    private static Pool pool(long seed, History history) {
        if (history.space().cardinality() <= Pool.ALL) {
            return Pool.untried(history);
        }
        List<Long> best = IntStream.range(0, history.observations().size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -history.targets()[i]))
                .limit(CENTRES)
                .map(i -> history.observations().get(i).index())
                .toList();
        return Pool.around(best, POOL, Seeds.derive(seed, history.tried()), history);
    }

    /** The next points to propose, with no result between them. */
    AcquisitionRound round(Criterion criterion, int size, History history) {
        follow(history);
        current.compute();
        if (next != null) {
            next.compute();
        }
        if (means.length == 0) {
            believe(history);
        }
        Pool pool = current.pool();
        double[] values = criterion.values(pool, means, current.variances(), incumbent, history);
        return new AcquisitionRound(values, pool, size, history.space());
    }

    /**
     * The largest expected improvement among the pool's untried points, in the scale of these targets; empty before the
     * first round, or if none is untried. No round: when to notice what is in flight, to grow and to replace is for
     * proposals to say, which alone are repeated in a search that is resumed.
     *
     * @param targets of all that was seen, other ones than those that means are of in a round
     * @param best to be improved upon
     */
    OptionalDouble improvement(Map<Stage, Double> targets, double best, History history) {
        if (current == null) {
            return OptionalDouble.empty();
        }
        Surrogate abreast = current.abreast(history);
        float[] means = abreast.means(abreast.believer(targets, abreast.size()));
        double[] values = IMPROVEMENT.values(abreast.pool(), means, abreast.variances(), best, history);
        return Arrays.stream(values)
                .filter(value -> value > Double.NEGATIVE_INFINITY)
                .map(Math::exp)
                .max();
    }

    /** Comes to the state in which a round would leave it, and computes nothing. */
    void follow(History history) {
        catchUp(history);
        if (meansRows == 0 || meansOf != history.revision()) {
            meansOf = history.revision();
            meansRows = current.size();
            means = new float[0];
        }
    }

    /** With the rows that there were when means were due: more change no mean, but the last digits. */
    private void believe(History history) {
        KrigingBeliever believer = current.believer(history.seen(), meansRows);
        incumbent = Selection.bestAtEnd(history).orElse(believer.incumbent());
        means = current.means(believer);
    }

    private void catchUp(History history) {
        if (current != null) {
            current.notice(history);
        }
        if (renewed != null) {
            next = surrogate(renewed, seed, history);
            renewed = null;
        } else if (next != null) {
            next.notice(history);
        } else if (current.size() > mostRows(current.pool()) || current.isStale(history)) {
            next = surrogate(current.kernel(), seed, history);
        }
        if (next != null && next.grow(slice())) {
            replace();
        }
        current.grow();
    }

    /** The rest at once where there is no other, or where the other has grown out of its bounds. */
    private long slice() {
        boolean isLate = current == null || current.size() > mostRows(current.pool()) * 9 / 8;
        return isLate ? Long.MAX_VALUE : slice;
    }

    private void replace() {
        current = next;
        next = null;
        meansRows = 0;
    }
}
