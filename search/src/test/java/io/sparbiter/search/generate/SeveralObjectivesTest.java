package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.bayes.Acquisition;
import io.sparbiter.search.generate.Strategy.Bayesian;
import io.sparbiter.search.generate.Strategy.RandomSearch;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.pareto.ParetoFront;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bayesian optimisation by several objectives. */
class SeveralObjectivesTest {
    private static final Space CUBE = Spaces.grid(10, 10, 10);
    private static final Objective TWO = Objective.of(Epochs.VAL_ACCURACY, new Measure("val_loss", Direction.MINIMIZE));

    /**
     * Both want the third coordinate to be 7; the first objective wants the others to be 2, the second to be 6. Of 1,000
     * points 13 are on the front, and 60 random draws find 0.8 of them.
     */
    @ParameterizedTest
    @EnumSource
    void theFrontIsFound(Acquisition acquisition) {
        Strategy bayesian = new Bayesian(acquisition, 6, acquisition.usualCost());
        assertThat(onFront(search(bayesian, 60))).isGreaterThanOrEqualTo(8);
        assertThat(onFront(search(new RandomSearch(), 60))).isLessThan(4);
    }

    private static long onFront(List<Candidate> tried) {
        List<Point> all =
                LongStream.range(0, CUBE.cardinality()).mapToObj(CUBE::point).toList();
        List<Point> front = ParetoFront.of(all, point -> new double[] {-distance(point, 2), -distance(point, 6)});
        return tried.stream().map(Candidate::point).filter(front::contains).count();
    }

    private static List<Candidate> search(Strategy strategy, int trials) {
        CandidateSource source = strategy.open(CUBE, TWO, 3, List.of());
        List<Candidate> tried = new ArrayList<>();
        while (tried.size() < trials) {
            tried.addAll(source.next(1));
            tell(source, tried, tried.size());
        }
        return tried;
    }

    private static void tell(CandidateSource source, List<Candidate> tried, int id) {
        Candidate candidate = tried.get(id - 1);
        double score = -distance(candidate.point(), 2);
        double size = candidate.point().index() % 7;
        var metrics =
                Metrics.of(List.of("val_accuracy", "val_loss", "size"), score, distance(candidate.point(), 6), size);
        source.tell(Results.of(id, candidate, new Completed(score, 1, "", List.of(new Epoch(1, metrics, 1000)))));
    }

    private static double distance(Point point, double wanted) {
        double[] place =
                point.values().keySet().stream().mapToDouble(point::real).toArray();
        return Math.pow(place[0] - wanted, 2) + Math.pow(place[1] - wanted, 2) + Math.pow(place[2] - 7, 2);
    }

    static List<Objective> objectives() {
        return List.of(TWO, Objective.of(TWO.metric(), TWO.others().get(0), new Measure("size", Direction.MAXIMIZE)));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void everyPointComesOnceAndThenNone(Objective objective) {
        Space space = Spaces.grid(4, 3, 8);
        CandidateSource source = Bayesian.DEFAULT.open(space, objective, 1, List.of());
        List<Candidate> tried = new ArrayList<>();
        for (List<Candidate> next = source.next(5); !next.isEmpty(); next = source.next(5)) {
            for (Candidate candidate : next) {
                tried.add(candidate);
                tell(source, tried, tried.size());
            }
        }
        assertThat(tried).hasSize(96).doesNotHaveDuplicates();
    }

    /** With two trials at a time, its proposals told instead of found up to some moment. */
    @ParameterizedTest
    @ValueSource(ints = {9, 16, 23})
    void aSearchThatIsRepeatedGoesOnAsIfItHadNeverStopped(int repeated) {
        List<Candidate> whole = repeat(0, List.of());
        assertThat(repeat(repeated, whole)).isEqualTo(whole);
    }

    private static List<Candidate> repeat(int repeated, List<Candidate> then) {
        CandidateSource source = Bayesian.DEFAULT.open(CUBE, TWO, 8, List.of());
        List<Candidate> tried = new ArrayList<>(source.next(2));
        for (int id = 1; id <= 30; id++) {
            tell(source, tried, id);
            tried.addAll(
                    id < repeated ? source.repeat(1, then.subList(tried.size(), tried.size() + 1)) : source.next(1));
        }
        return tried;
    }

    /** Nothing told has a number for the second objective. */
    @Test
    void anObjectiveThatNobodyReportsIsBorne() {
        var objective = Objective.of(Epochs.VAL_ACCURACY, new Measure("parameters", Direction.MINIMIZE));
        CandidateSource source = Bayesian.DEFAULT.open(CUBE, objective, 1, List.of());
        for (int id = 1; id <= 30; id++) {
            source.tell(Results.completed(id, source.next(1).get(0), id % 7));
        }
        assertThat(source.next(1)).hasSize(1);
    }

    @Test
    void objectivesThatAreTheSameEverywhereAreBorne() {
        var objective = Objective.of(Epochs.VAL_ACCURACY, new Measure("train_loss", Direction.MINIMIZE));
        CandidateSource source = Bayesian.DEFAULT.open(CUBE, objective, 1, List.of());
        for (int id = 1; id <= 30; id++) {
            source.tell(Results.completed(id, source.next(1).get(0), 0.5));
        }
        assertThat(source.next(1)).hasSize(1);
    }
}
