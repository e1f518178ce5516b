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

    private static final Criterion IMPROVEMENT = new Criterion(Criterion.ofScore(Acquisition.EI), Optional.empty());

    private static final int POOL = 40_000;
    private static final int CENTRES = 20;

    private final long seed;
    private final long slice;
    private Surrogate current;
    /** Grows to replace the current one; null most of the time. */
    private Surrogate next;

    /** What the next surrogate is to be made with; null most of the time. */
    private List<Kernel> renewed;

    /** Revision of the history and rows at which means were due last, no rows if they are due. */
    private int meansOf;

    private int meansRows;
    /** By objective; empty until they are needed. */
    private List<float[]> means = List.of();

    private double incumbent;

    /**
     * @param kernels to begin with, one for each objective
     * @param slice multiplications that a growing surrogate may spend in a round, {@link #SLICE} or fewer in tests
     */
    GrowingSurrogate(List<Kernel> kernels, long seed, long slice) {
        renewed = kernels;
        this.seed = seed;
        this.slice = slice;
    }

    /** Goes over to other kernels from the next round on. */
    void use(List<Kernel> kernels) {
        renewed = kernels;
    }

    /** A surrogate to be grown, of all that is known or of the part of it that is kept. */
    private static Surrogate surrogate(List<Kernel> kernels, long seed, History history) {
        Pool pool = pool(seed, history);
        return new Surrogate(kernels, pool, kept(mostRows(pool, kernels.size()), history), history);
    }

    private static List<Stage> kept(int most, History history) {
        Map<Stage, Double> seen = history.seen();
        List<Stage> unseen = history.unseen().toList();
        boolean isFull = seen.size() + unseen.size() > most - most / 8;
        List<Stage> kept = new ArrayList<>(Selection.keep(seen, isFull ? most / 2 : most));
        kept.addAll(Selection.latest(unseen, isFull ? most / 5 : most));
        return kept;
    }

    private int mostRows() {
        return mostRows(current.pool(), current.kernels().size());
    }

    private static int mostRows(Pool pool, int objectives) {
        long numbers = (long) Math.max(1, pool.size()) * objectives;
        return (int) Math.max(64, Math.min(MOST_ROWS, MOST_NUMBERS / numbers));
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

    /**
     * What is expected of untried points, and of some that were tried since.
     *
     * @param means by objective, then by the pool's numbers
     * @param variances likewise
     * @param incumbent of the first objective, to be improved upon
     */
    record Prediction(Pool pool, List<float[]> means, List<float[]> variances, double incumbent) {}

    /** The next points to propose, with no result between them. */
    AcquisitionRound round(Criterion criterion, int size, History history) {
        follow(history);
        if (means.isEmpty()) {
            believe(history);
        }
        Pool pool = current.pool();
        double[] values = criterion.values(new Prediction(pool, means, current.variances(), incumbent), history);
        return new AcquisitionRound(values, pool, size, history.space());
    }

    /** Computes what has grown to replace the current surrogate, while nobody waits for a proposal. */
    void prepare() {
        if (next != null) {
            next.compute();
        }
    }

    /**
     * The largest expected improvement of the first objective among the pool's untried points, in the scale of these
     * targets; empty before the first round, or if none is untried. No round: when to notice what is in flight, to grow
     * and to replace is for proposals to say, which alone are repeated in a search that is resumed.
     *
     * @param targets of all that was seen, other ones than those that means are of in a round
     * @param best to be improved upon
     */
    OptionalDouble improvement(Map<Stage, Double> targets, double best, History history) {
        if (current == null) {
            return OptionalDouble.empty();
        }
        Surrogate abreast = current.abreast(history);
        float[] means = abreast.means(0, abreast.believer(0, targets, abreast.size()));
        var prediction = new Prediction(abreast.pool(), List.of(means), abreast.variances(), best);
        double[] values = IMPROVEMENT.values(prediction, history);
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
            means = List.of();
        }
    }

    /** With the rows that there were when means were due: more change no mean, but the last digits. */
    private void believe(History history) {
        List<Map<Stage, Double>> seen = ScoreScale.targets(history);
        List<KrigingBeliever> believers = IntStream.range(0, seen.size())
                .mapToObj(objective -> current.believer(objective, seen.get(objective), meansRows))
                .toList();
        incumbent = Selection.bestAtEnd(history).orElse(believers.get(0).incumbent());
        means = IntStream.range(0, seen.size())
                .mapToObj(objective -> current.means(objective, believers.get(objective)))
                .toList();
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
        } else if (current.size() > mostRows() || current.isStale(history)) {
            next = surrogate(current.kernels(), seed, history);
        }
        if (next != null && next.grow(slice())) {
            replace();
        }
        current.grow();
    }

    /** The rest at once where there is no other, or where the other has grown out of its bounds. */
    private long slice() {
        boolean isLate = current == null || current.size() > mostRows() * 9 / 8;
        return isLate ? Long.MAX_VALUE : slice;
    }

    private void replace() {
        current = next;
        next = null;
        meansRows = 0;
    }
}
