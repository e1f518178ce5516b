package io.sparbiter.search.generate;

import io.sparbiter.search.choose.Ladder;
import io.sparbiter.search.choose.TrialOutline;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints how long suggestions over the 82,944 points of the default space take, the more results are known, and how long
 * it takes to tell a result, one stopped at a rung or one trained to its end as trials that go on leave them: {@code
 * SuggestionTimes STRATEGIES SPANS IN_FLIGHT [SPACE]}, lists with commas but for the last, {@code default}, {@code
 * continuous} for the 10^12 points of four ranges without a count, or {@code restricted} for as many with conditions and
 * constraints. A span,
 * {@code RESULTS} or {@code RESULTS:COUNT}, measures so many suggestions (100) from a number of results on; those before are
 * told without having been suggested. Catching up is the first batch after that, as at the start of a search that knows of
 * others. Fails if a point is suggested twice.
 *
 * <p>Seconds are those of the clock and, after a stroke, those that the calling thread computed: what a core of its own
 * would need, however busy the machine is; the compiler's and the collector's threads are not in it.
 */
final class SuggestionTimes {
    private static final int EPOCHS = 20;

    private final CandidateSource source;
    private final int inFlight;
    private final Space space;
    private final Queue<Candidate> running = new ArrayDeque<>();
    private final Set<Long> tried = new HashSet<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private int told;

    private SuggestionTimes(Strategy strategy, Space space, int inFlight) {
        this.space = space;
        this.inFlight = inFlight;
        var ladder = new Ladder(Promotion.DEFAULT.rungs(EPOCHS), EPOCHS);
        source = strategy.open(space, Epochs.OBJECTIVE, 1, List.of(), new TrialOutline(Optional.empty(), ladder));
    }

    public static void main(String[] arguments) {
        System.out.printf(
                Locale.ROOT,
                "%-13s %7s  %9s  %15s  %-45s  %-31s  %s%n",
                "strategy",
                "results",
                "in flight",
                "catching up",
                "suggestion: p50, p95, max",
                "telling: p95, max",
                "MB of heap: peak, kept");
        for (String word : arguments[0].split(",", -1)) {
            for (int inFlight : numbers(arguments[2])) {
                var times = new SuggestionTimes(strategy(word), space(arguments), inFlight);
                for (String span : arguments[1].split(",", -1)) {
                    times.measure(word, Span.of(span));
                }
            }
        }
    }

    /** By the fourth word, if there is one. */
    private static Space space(String... arguments) {
        return switch (arguments.length > 3 ? arguments[3] : "default") {
            case "default" -> Spaces.mnist();
            case "continuous" -> Spaces.grid(1001, 1001, 1001, 1001);
            case "restricted" -> Spaces.large();
            default -> throw new IllegalArgumentException(arguments[3]);
        };
    }

    private record Span(int results, int count) {
        static Span of(String text) {
            String[] parts = text.split(":", 2);
            return new Span(Integer.parseInt(parts[0]), parts.length == 1 ? 100 : Integer.parseInt(parts[1]));
        }
    }

    private static int[] numbers(String list) {
        return Stream.of(list.split(",", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private static Strategy strategy(String word) {
        return switch (word) {
            case "random" -> new Strategy.RandomSearch();
            case "grid" -> new Strategy.GridSearch(Strategy.GridSearch.Order.RANDOM);
            case "genetic" -> Strategy.GeneticSearch.DEFAULT;
            case "tpe" -> Strategy.Tpe.DEFAULT;
            case "evolution" -> Strategy.Evolution.DEFAULT;
            case "bayesian" -> Strategy.Bayesian.DEFAULT;
            case "lcb" -> Strategy.Bayesian.FORMER_DEFAULT;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private void measure(String word, Span span) {
        heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
        while (told < span.results()) {
            learn();
        }
        var catchingUp = new Stopwatches(1);
        catchingUp.time(() -> suggest(inFlight + 1 - running.size()));
        tell(running.remove());
        var suggestions = new Stopwatches(span.count());
        var tellings = new Stopwatches(span.count());
        for (int i = 0; i < span.count(); i++) {
            tellings.time(() -> tell(running.remove()));
            suggestions.time(() -> suggest(1));
        }
        print(word, span.results(), catchingUp, suggestions, tellings);
    }

    /** Somebody else's result. */
    private void learn() {
        long index = space.draws(random).findFirst().orElseThrow();
        if (tried.add(index)) {
            told++;
            Candidate candidate = new Candidate(space.point(index), "others");
            source.learn(result(candidate));
        }
    }

    private void suggest(int count) {
        for (Candidate candidate : source.next(count)) {
            if (!tried.add(candidate.point().index())) {
                throw new AssertionError("suggested twice: " + candidate);
            }
            running.add(candidate);
        }
    }

    private void tell(Candidate candidate) {
        told++;
        source.tell(result(candidate));
    }

    /** Every second trial waits at 3 epochs, every fourth at 9, the others are at their end. */
    private TrialResult result(Candidate candidate) {
        int epochs = told % 2 == 1 ? 3 : told % 4 == 2 ? 9 : EPOCHS;
        double height = score(candidate.point());
        double[] scores = IntStream.rangeClosed(1, epochs)
                .mapToDouble(epoch -> height * (1 - Math.exp(-epoch / 5.0)))
                .toArray();
        List<Epoch> history = Epochs.withAccuracies(scores);
        Outcome outcome = epochs == EPOCHS
                ? new Outcome.Completed(scores[epochs - 1], epochs, "", history)
                : new Outcome.Pruned(scores[epochs - 1], epochs, "waits", history);
        var trial = new Trial(told, candidate, 1, EPOCHS);
        return new TrialResult(trial, outcome, Optional.empty(), Instant.EPOCH, Instant.EPOCH);
    }

    private static double score(Point point) {
        double noise = (point.index() * 7919 % 1000) / 5000.0;
        if (point.has("x1")) {
            return Math.exp(-Math.abs(point.real("x1") - 300) / 200) + noise;
        }
        double units = point.real("dense_1_units") + point.real("conv_1_filters");
        return units / 1000 + noise;
    }

    private void print(
            String word, int results, Stopwatches catchingUp, Stopwatches suggestions, Stopwatches tellings) {
        long peak = heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.gc();
        long kept = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf(
                Locale.ROOT,
                "%-13s %,7d  %9d  %s  %s %s %s  %s %s  %4d %4d%n",
                word,
                results,
                inFlight,
                catchingUp.quantile(1),
                suggestions.quantile(0.5),
                suggestions.quantile(0.95),
                suggestions.quantile(1),
                tellings.quantile(0.95),
                tellings.quantile(1),
                peak >> 20,
                kept >> 20);
    }

    private static Stream<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }
}
