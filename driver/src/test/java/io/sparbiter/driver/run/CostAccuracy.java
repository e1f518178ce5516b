package io.sparbiter.driver.run;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.search.bayes.CostErrors;
import io.sparbiter.search.trial.TrialResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/**
 * Prints, of every search in a results directory, by what factor the cost model errs about the seconds of an epoch once it
 * knows so many of its trials: {@code CostAccuracy RESULTS_DIR TRIALS}.
 */
final class CostAccuracy {
    private CostAccuracy() {}

    public static void main(String[] arguments) {
        var results = ResultsDirectory.at(arguments[0], new Configuration());
        int told = Integer.parseInt(arguments[1]);
        System.out.printf("%-24s %6s  %14s  %10s%n", "search", "others", "geometric mean", "within 1.5");
        for (String search : results.searches()) {
            double[] factors = factors(results, search, told);
            if (factors.length > 0) {
                System.out.printf(
                        Locale.ROOT,
                        "%-24s %6d  %14.2f  %9.0f%%%n",
                        search,
                        factors.length,
                        Math.exp(Arrays.stream(factors).map(Math::log).average().orElseThrow()),
                        100.0 * Arrays.stream(factors).filter(f -> f <= 1.5).count() / factors.length);
            }
        }
    }

    private static double[] factors(ResultsDirectory results, String search, int told) {
        SearchConfig config = RecordedConfig.read(results.open(search));
        List<TrialResult> ended = results.trials().rows(search).rows().stream()
                .sorted(Comparator.comparing(row -> row.run().finishedAt()))
                .flatMap(row -> RecordedRecommendation.result(config, row).stream())
                .toList();
        return CostErrors.factors(config.space(), config.trial().workload(), ended, told);
    }
}
