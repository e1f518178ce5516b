package io.sparbiter.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.generate.Strategy.Tpe;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.prune.PrunerSettings.SuccessiveHalving;
import io.sparbiter.search.space.Axis.CategoricalAxis;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Axis.RealAxis;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples in the documentation of public types, word for word, so that they stay true. */
class UsageTest {
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "space/Space",
                "trial/Metric",
                "trial/Objective",
                "trial/TrialFunction",
                "generate/Strategy",
                "prune/PrunerSettings"
            })
    void theDocumentationsExampleIsOneOfThese(String type) throws IOException {
        String here = Files.readString(Path.of("src/test/java/io/sparbiter/search/UsageTest.java"));
        String source = Files.readString(Path.of("src/main/java/io/sparbiter/search/" + type + ".java"));
        Matcher example = EXAMPLE.matcher(source);

        assertThat(example.find()).isTrue();
        assertThat(example.group(1).lines())
                .allSatisfy(line -> assertThat(squeezed(here)).contains(squeezed(line.replaceFirst("^\\s*\\*", ""))));
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void aSpaceHasPoints() {
        var space = new Space(List.of(
                new IntegerAxis("width", List.of(32L, 64L, 128L)),
                new CategoricalAxis("optimizer", List.of("adam", "nadam"))));
        Point point = space.point(3);
        long width = point.integer("width"); // 64
        String optimizer = point.word("optimizer"); // nadam

        assertThat(width).isEqualTo(64);
        assertThat(optimizer).isEqualTo("nadam");
    }

    @Test
    void metricsHaveADirectionAndARange() {
        Metric accuracy = Metric.share("accuracy", Direction.MAXIMIZE);
        Metric loss = Metric.of("loss", Direction.MINIMIZE);

        assertThat(accuracy.isShare()).isTrue();
        assertThat(loss.isShare()).isFalse();
    }

    @Test
    void aFunctionRunsATrial() {
        Objective objective = Objective.of(Metric.of("loss", Direction.MINIMIZE));
        TrialFunction function = (trial, monitor) -> {
            monitor.started(Facts.NONE);
            List<Epoch> history = new ArrayList<>();
            for (int number = 1; number <= trial.epochs(); number++) {
                double loss = Math.abs(trial.point().real("x")) / number;
                Epoch epoch = new Epoch(number, Metrics.of(List.of("loss"), loss), 0);
                history.add(epoch);
                if (monitor.epochEnded(epoch) instanceof Verdict.Stop stop) {
                    return new Ending(objective, history).pruned(stop.reason());
                }
            }
            return new Ending(objective, history).completed("trained all epochs");
        };

        Outcome outcome = function.run(trial(), new NobodyStops());
        Optional<Epoch> best = objective.best(outcome.history());
        Objective small = Objective.of(objective.metric(), new Measure("parameters", Direction.MINIMIZE));

        assertThat(outcome.status()).isEqualTo(Status.COMPLETED);
        assertThat(best).map(Epoch::number).contains(3);
        assertThat(small.weighs("parameters")).isTrue();
    }

    @Test
    void aStrategyProposes() {
        var space = new Space(List.of(new RealAxis("x", List.of(-1.0, 0.0, 2.0))));
        Objective objective = Objective.of(Metric.of("loss", Direction.MINIMIZE));
        CandidateSource source = Tpe.DEFAULT.open(space, objective, 42, List.of());
        Candidate candidate = source.next(1).get(0);

        assertThat(candidate.proposedBy()).isNotBlank();
    }

    @Test
    void aPrunerJudges() {
        Objective objective = Objective.of(Metric.of("loss", Direction.MINIMIZE));
        var report = new EpochReport(1, 1, new Epoch(1, Metrics.of(List.of("loss"), 0.5), 0));
        Pruner pruner = SuccessiveHalving.DEFAULT.open(objective, 27);
        Verdict verdict = pruner.judge(report);

        assertThat(verdict).isEqualTo(Verdict.CONTINUE);
    }

    private static Trial trial() {
        var space = new Space(List.of(new RealAxis("x", List.of(-1.0, 0.0, 2.0))));
        return new Trial(1, new Candidate(space.point(2), "test"), 1, 3);
    }

    private static final class NobodyStops implements TrialMonitor {
        @Override
        public void started(Facts facts) {
            // Nobody asks.
        }

        @Override
        public Verdict epochEnded(Epoch epoch) {
            return Verdict.CONTINUE;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }
}
