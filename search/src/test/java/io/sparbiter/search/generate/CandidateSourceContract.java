package io.sparbiter.search.generate;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epochs;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.Results;
import io.sparbiter.search.trial.TrialResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every strategy; each has a test class that extends this one. */
public abstract class CandidateSourceContract {
    private static final Set<Long> TWO_HUNDRED =
            LongStream.range(0, 200).boxed().collect(toSet());

    /** The strategy under test. */
    protected abstract Strategy strategy();

    /** Whether the seed decides the sequence. */
    protected boolean isSeeded() {
        return true;
    }

    /** A space large enough that its end is a matter of seconds. */
    protected Space exhaustible() {
        return Spaces.mnist();
    }

    /** How many points of the default space are a matter of seconds. */
    protected int many() {
        return 1500;
    }

    protected final CandidateSource open(Space space, long seed, Point... start) {
        return strategy().open(space, Epochs.OBJECTIVE, seed, List.of(start));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 1000})
    void everyPointComesOnceAndThenNone(int batch) {
        CandidateSource source = open(Spaces.ofTwoHundred(), 1);
        List<Long> indices = indices(drain(source, batch, 1000));
        assertThat(indices).containsExactlyInAnyOrderElementsOf(TWO_HUNDRED);
        assertThat(source.next(batch)).isEmpty();
    }

    @Test
    void aTrialThatGoesOnIsToldAgainAndItsPointDoesNotComeAgain() {
        CandidateSource source = open(Spaces.ofTwoHundred(), 1);
        List<Candidate> first = source.next(20);
        List<TrialResult> waiting = new ArrayList<>();
        for (int id = 1; id <= first.size(); id++) {
            var pruned = new Pruned(id / 100.0, 3, "rung", Epochs.withAccuracies(0, 0, id / 100.0));
            waiting.add(0, Results.of(id, first.get(id - 1), pruned));
            source.tell(waiting.get(0));
        }
        TrialResult last = waiting.get(source.goOn(waiting));
        source.continued(last);
        List<Candidate> second = source.next(5);
        source.tell(Results.completed(last.trial().id(), last.trial().candidate(), 0.9));

        assertThatIllegalArgumentException().isThrownBy(() -> source.tell(last));
        List<Long> all = new ArrayList<>(indices(first));
        all.addAll(indices(second));
        all.addAll(indices(drain(source, 10, 1000)));
        assertThat(all).containsExactlyInAnyOrderElementsOf(TWO_HUNDRED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 64})
    void noPointComesTwice(int batch) {
        List<Candidate> candidates = drain(open(Spaces.mnist(), 2), batch, many());
        assertThat(indices(candidates)).hasSizeGreaterThanOrEqualTo(many()).doesNotHaveDuplicates();
    }

    @Test
    void allOfASpaceComes() {
        List<Candidate> candidates = drain(open(exhaustible(), 3), 64, Integer.MAX_VALUE);
        int cardinality = (int) exhaustible().cardinality();
        assertThat(new HashSet<>(indices(candidates))).hasSize(cardinality);
        assertThat(candidates).hasSize(cardinality);
    }

    /** With conditions, with constraints, and with both. */
    protected static Stream<Named<Space>> restricted() {
        return Stream.of(
                Named.of("conditional", Spaces.conditional()),
                Named.of("constrained", Spaces.constrained()),
                Named.of("conditional and constrained", Spaces.conditionalAndConstrained()));
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void everyPointThatIsLeftComesOnceAndThenNone(Space space) {
        CandidateSource source = open(space, 1);
        assertThat(indices(drain(source, 7, 1000))).containsExactlyInAnyOrderElementsOf(Spaces.admitted(space));
        assertThat(source.next(7)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void theSameSeedGivesTheSameSequenceOfARestrictedSpace(Space space) {
        assertThat(drain(open(space, 4), 8, 60)).isEqualTo(drain(open(space, 4), 8, 60));
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void startPointsOfARestrictedSpaceComeFirstAndNeverAgain(Space space) {
        List<Long> left = Spaces.admitted(space);
        long last = left.get(left.size() - 1);
        List<Long> indices = indices(drain(open(space, 13, space.point(last)), 3, 20));
        assertThat(indices.get(0)).isEqualTo(last);
        assertThat(indices).doesNotHaveDuplicates().isSubsetOf(left);
    }

    @Test
    void nothingThatIsExcludedComesOfALargeSpace() {
        Space space = Spaces.large();
        List<Candidate> candidates = drain(open(space, 6), 8, many() / 4);
        assertThat(indices(candidates))
                .hasSizeGreaterThanOrEqualTo(many() / 4)
                .doesNotHaveDuplicates()
                .allMatch(space::admits);
        assertThat(candidates).allSatisfy(candidate -> assertThat(candidate.point())
                .isEqualTo(space.point(candidate.point().index())));
    }

    @Test
    void aLargeSpaceOfWhichNothingIsFoundEnds() {
        Space space = Spaces.largeAndNearlyEmpty();
        CandidateSource source = open(space, 6);
        assertThat(indices(drain(source, 2, 10)))
                .hasSizeLessThanOrEqualTo(3)
                .doesNotHaveDuplicates()
                .allMatch(space::admits);
        assertThat(source.next(1)).isEmpty();
    }

    @Test
    void anExcludedStartPointIsRefused() {
        Space space = Spaces.constrained();
        Point excluded = space.point(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(space, 1, excluded))
                .withMessage("start: excluded by rate in [0.005, 0.01, 0.05]: " + excluded);
    }

    @Test
    void theSameSeedAndResultsGiveTheSameSequence() {
        assertThat(drain(open(Spaces.mnist(), 4), 8, many() / 4))
                .isEqualTo(drain(open(Spaces.mnist(), 4), 8, many() / 4));
    }

    @Test
    void anotherSeedGivesAnotherSequence() {
        assumeThat(isSeeded()).isTrue();
        List<Long> one = indices(drain(open(Spaces.mnist(), 5), 8, 40));
        List<Long> other = indices(drain(open(Spaces.mnist(), 6), 8, 40));
        // Two draws of 40 out of 82,944 share a point with 2 %, five points with less than one in ten billion.
        assertThat(one).filteredOn(other::contains).hasSizeLessThan(5);
    }

    @Test
    void withoutResultsBetweenBatchesDoNotMatter() {
        List<Candidate> oneByOne = new ArrayList<>();
        CandidateSource source = open(Spaces.mnist(), 7);
        IntStream.range(0, 50).forEach(i -> oneByOne.addAll(source.next(1)));
        assertThat(open(Spaces.mnist(), 7).next(50)).isEqualTo(oneByOne);
    }

    @Test
    void asManyComeAsAreAskedFor() {
        CandidateSource source = open(Spaces.ofTwoHundred(), 8);
        assertThat(source.next(0)).isEmpty();
        assertThat(source.next(150)).hasSize(150);
        assertThat(source.next(150)).hasSize(50);
        assertThat(source.next(0)).isEmpty();
    }

    @Test
    void aNegativeNumberIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(Spaces.ofOne(), 1).next(-1))
                .withMessage("cannot propose -1 candidates");
    }

    @Test
    void aSpaceOfOnePointHasOneCandidate() {
        CandidateSource source = open(Spaces.ofOne(), 9);
        List<Candidate> candidates = source.next(5);
        assertThat(indices(candidates)).containsExactly(0L);
        source.tell(Results.completed(1, candidates.get(0), 0.5));
        assertThat(source.next(5)).isEmpty();
    }

    @Test
    void axesWithoutAChoiceKeepTheirValue() {
        assertThat(open(Spaces.ofTwoHundred(), 10).next(200))
                .allSatisfy(candidate ->
                        assertThat(candidate.point().word("activation")).isEqualTo("relu"));
    }

    @Test
    void everyKindOfEndIsBorne() {
        CandidateSource source = open(Spaces.ofTwoHundred(), 11);
        List<Long> indices = new ArrayList<>();
        for (List<Candidate> batch = source.next(5); !batch.isEmpty(); batch = source.next(5)) {
            for (Candidate candidate : batch) {
                indices.add(candidate.point().index());
                source.tell(Results.of(indices.size(), candidate, outcome(indices.size())));
            }
        }
        assertThat(indices).containsExactlyInAnyOrderElementsOf(TWO_HUNDRED);
    }

    @Test
    void aPointIsToldOnce() {
        CandidateSource source = open(Spaces.ofOne(), 12);
        var result = Results.completed(1, source.next(1).get(0), 0.5);
        source.tell(result);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source.tell(result))
                .withMessage("point 0 was not proposed here, or its end was told before");
    }

    @Test
    void startPointsComeFirstAndNeverAgain() {
        Space space = Spaces.ofTwoHundred();
        CandidateSource source = open(space, 13, space.point(199), space.point(3), space.point(199));
        List<Candidate> candidates = drain(source, 3, 1000);
        assertThat(indices(candidates.subList(0, 2))).containsExactly(199L, 3L);
        assertThat(candidates.subList(0, 2)).extracting(Candidate::proposedBy).containsOnly("start");
        assertThat(candidates.subList(2, 200)).extracting(Candidate::proposedBy).doesNotContain("start");
        assertThat(indices(candidates)).containsExactlyInAnyOrderElementsOf(TWO_HUNDRED);
    }

    @Test
    void aStartPointOfAnotherSpaceIsRefused() {
        Point stranger = Spaces.mnist().point(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(Spaces.ofTwoHundred(), 1, stranger))
                .withMessage("start: no point of the space: " + stranger);
    }

    @Test
    void learnedPointsAreNotProposed() {
        Space space = Spaces.ofTwoHundred();
        CandidateSource source = open(space, 15);
        LongStream.range(0, 150).forEach(index -> source.learn(elsewhere(space.point(index))));
        assertThat(indices(drain(source, 8, 1000)))
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.range(150, 200).boxed().toList());
    }

    @Test
    void startPointsAreProposedThoughTheyWereLearned() {
        Space space = Spaces.ofTwoHundred();
        CandidateSource source = open(space, 16, space.point(7));
        source.learn(elsewhere(space.point(7)));
        List<Long> indices = indices(drain(source, 8, 1000));
        assertThat(indices.get(0)).isEqualTo(7);
        assertThat(indices).containsExactlyInAnyOrderElementsOf(TWO_HUNDRED);
    }

    @Test
    void aSpaceThatWasLearnedIsExhausted() {
        CandidateSource source = open(Spaces.ofOne(), 17);
        source.learn(elsewhere(Spaces.ofOne().point(0)));
        assertThat(source.next(5)).isEmpty();
    }

    @Test
    void theSameLessonsGiveTheSameSequence() {
        assertThat(indices(afterLessons())).isEqualTo(indices(afterLessons()));
    }

    private List<Candidate> afterLessons() {
        CandidateSource source = open(Spaces.mnist(), 18);
        for (int number = 1; number <= 60; number++) {
            var candidate = new Candidate(Spaces.mnist().point(1000L * number), "random");
            source.learn(Results.of(number, candidate, outcome(number)));
        }
        return drain(source, 8, Math.min(200, many()));
    }

    @Test
    void aLearnedPointOfAnotherSpaceIsRefused() {
        Point stranger = Spaces.mnist().point(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> open(Spaces.ofTwoHundred(), 1).learn(elsewhere(stranger)))
                .withMessage("warm start: no point of the space: " + stranger);
    }

    private static TrialResult elsewhere(Point point) {
        return Results.completed(1, new Candidate(point, "random"), score(point));
    }

    @Test
    void aSpaceBeyondIntegersWorks() {
        Space space = Spaces.grid(1_000_000, 1_000_000, 1_000_000);
        List<Long> indices = indices(drain(open(space, 14), 8, many() / 2));
        assertThat(indices).hasSizeGreaterThanOrEqualTo(many() / 2).doesNotHaveDuplicates();
    }

    /** Takes batches, telling each candidate a score that follows from its point, until {@code enough} or exhausted. */
    protected static List<Candidate> drain(CandidateSource source, int batch, int enough) {
        List<Candidate> all = new ArrayList<>();
        while (all.size() < enough) {
            List<Candidate> next = source.next(batch);
            if (next.isEmpty()) {
                break;
            }
            for (Candidate candidate : next) {
                all.add(candidate);
                source.tell(Results.completed(all.size(), candidate, score(candidate.point())));
            }
        }
        return all;
    }

    protected static List<Long> indices(List<Candidate> candidates) {
        return candidates.stream().map(candidate -> candidate.point().index()).toList();
    }

    private static double score(Point point) {
        return (point.index() * 7919 % 1000) / 1000.0;
    }

    private static Outcome outcome(int number) {
        var history = Epochs.withAccuracies(0.1, Double.NaN, Double.POSITIVE_INFINITY);
        return List.of(
                        new Completed(0.3, 1, "", history),
                        new Pruned(Double.MAX_VALUE, 1, "hopeless", history),
                        new Stopped(-Double.MAX_VALUE, 1, "", history),
                        new Cancelled("search ended"),
                        new Diverged("NaN", history),
                        new Failed(Failure.ERROR, "boom", List.of()))
                .get(number % 6);
    }
}
