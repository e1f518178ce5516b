package io.sparbiter.search.choose;

import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Replays strategies on recorded tables, for tuning: {@code Replay FOLDER STRATEGIES FIRST-LAST WORKERS TABLE…}, from the
 * first seed to the last. A trial's score is one of its point's replicates; regret counts the mean of them at the point with the best score seen.
 */
final class Replay {
    private static final int TRIALS = 100;

    private Replay() {}

    public static void main(String[] arguments) throws IOException {
        for (String name : Arrays.asList(arguments).subList(4, arguments.length)) {
            RecordedTable table = RecordedTable.read(Path.of(arguments[0]), name);
            for (String word : arguments[1].split(",", -1)) {
                print(table, word, seeds(arguments[2]), Integer.parseInt(arguments[3]));
            }
        }
    }

    private static long[] seeds(String range) {
        String[] ends = range.split("-", 2);
        return LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[1]))
                .toArray();
    }

    private static void print(RecordedTable table, String word, long[] seeds, int workers) {
        long begin = System.nanoTime();
        double[][] regrets = Arrays.stream(seeds)
                .parallel()
                .mapToObj(seed -> regrets(table, word, seed, workers))
                .toArray(double[][]::new);
        System.out.printf(
                "%-26s %-18s %2d workers  25: %s  50: %s  100: %s  %.1f ms a trial%n",
                table.name(),
                word,
                workers,
                at(regrets, 24),
                at(regrets, 49),
                at(regrets, 99),
                (System.nanoTime() - begin) / 1e6 / seeds.length / TRIALS);
    }

    private static String at(double[][] regrets, int trial) {
        double mean =
                Arrays.stream(regrets).mapToDouble(r -> r[trial]).average().orElseThrow();
        double variance = Arrays.stream(regrets)
                        .mapToDouble(r -> (r[trial] - mean) * (r[trial] - mean))
                        .sum()
                / Math.max(1, regrets.length - 1);
        return String.format("%.5f ± %.5f", mean, Math.sqrt(variance / regrets.length));
    }

    private static double[] regrets(RecordedTable table, String word, long seed, int workers) {
        double sign = table.direction() == Direction.MAXIMIZE ? 1 : -1;
        double[] means = IntStream.range(0, table.replicates().length)
                .mapToDouble(i -> sign * table.mean(i))
                .sorted()
                .toArray();
        double best = means[means.length - 1];
        double median = means[means.length / 2];
        CandidateSource source = open(table, word, seed);
        Queue<Candidate> running = new ArrayDeque<>(source.next(workers));
        var random = new SplittableRandom(seed);
        double[] regrets = new double[TRIALS];
        double seen = Double.NEGATIVE_INFINITY;
        double regret = 0;
        for (int i = 0; i < TRIALS; i++) {
            Candidate candidate = running.remove();
            double[] replicates = table.replicates()[(int) candidate.point().index()];
            double score = replicates[random.nextInt(replicates.length)];
            if (sign * score > seen) {
                seen = sign * score;
                regret = (sign * table.mean(candidate.point().index()) - best) / (median - best);
            }
            regrets[i] = regret;
            source.tell(Results.completed(i + 1, candidate, score));
            running.addAll(source.next(1));
        }
        return regrets;
    }

    private static CandidateSource open(RecordedTable table, String word, long seed) {
        var objective = Objective.of(Metric.share("val_accuracy", table.direction()));
        return word.equals("gp-ucb")
                ? new GpUcb(table.space(), objective, seed)
                : strategy(word).open(table.space(), objective, seed, List.of());
    }

    private static Strategy strategy(String word) {
        return switch (word) {
            case "random" -> new Strategy.RandomSearch();
            case "tpe" -> Strategy.Tpe.DEFAULT;
            case "evolution" -> Strategy.Evolution.DEFAULT;
            case "genetic" -> Strategy.GeneticSearch.DEFAULT;
            case "bayesian" -> Strategy.Bayesian.DEFAULT;
            case "lcb" -> Strategy.Bayesian.FORMER_DEFAULT;
            default -> throw new IllegalArgumentException(word);
        };
    }
}
