package io.sparbiter.search.bayes;

import io.sparbiter.search.generate.CandidateSources;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Results;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;

/** Prints how long suggestions and results take on the default space: {@code SuggestionTimes TRIALS IN_FLIGHT}. */
final class SuggestionTimes {
    private SuggestionTimes() {}

    public static void main(String[] arguments) {
        int trials = Integer.parseInt(arguments[0]);
        int inFlight = Integer.parseInt(arguments[1]);
        CandidateSource source =
                CandidateSources.open(Strategy.Bayesian.DEFAULT, Spaces.mnist(), Objective.DEFAULT, 1, List.of());
        Queue<Candidate> running = new ArrayDeque<>(source.next(inFlight));
        Set<Long> distinct = new HashSet<>();
        double[] suggest = new double[trials];
        double[] hear = new double[trials];
        for (int i = 0; i < trials; i++) {
            Candidate oldest = running.remove();
            distinct.add(oldest.point().index());
            long begin = System.nanoTime();
            source.tell(Results.completed(i + 1, oldest, score(oldest)));
            long told = System.nanoTime();
            running.addAll(source.next(1));
            hear[i] = (told - begin) / 1e9;
            suggest[i] = (System.nanoTime() - told) / 1e9;
            print(i + 1, suggest, hear);
        }
        System.out.printf("%d distinct of %d%n", distinct.size(), trials);
    }

    private static double score(Candidate candidate) {
        double units =
                candidate.point().real("dense_1_units") + candidate.point().real("conv_1_filters");
        return units / 1000 + (candidate.point().index() * 7919 % 1000) / 5000.0;
    }

    private static void print(int count, double[] suggest, double[] hear) {
        if (List.of(100, 550, 1000, 2000, 5000, 10_000).contains(count)) {
            int from = Math.max(0, count - Math.max(60, count / 4));
            System.out.printf(
                    "%5d results: suggestion %s; telling %s%n", count, of(suggest, from, count), of(hear, from, count));
        }
    }

    private static String of(double[] seconds, int from, int to) {
        double[] sorted = Arrays.copyOfRange(seconds, from, to);
        Arrays.sort(sorted);
        return String.format(
                "p50 %.3f p95 %.3f max %.3f s",
                sorted[sorted.length / 2], sorted[sorted.length * 95 / 100], sorted[sorted.length - 1]);
    }
}
