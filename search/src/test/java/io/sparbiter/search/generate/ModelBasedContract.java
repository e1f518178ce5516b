package io.sparbiter.search.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every strategy that learns from results. */
abstract class ModelBasedContract extends CandidateSourceContract {
    private static final Space SPACE = Spaces.ofTwoHundred();

    @Test
    void allEqualScoresAreBorne() {
        assertThat(indices(run(40, (id, candidate) -> 0.5))).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void extremeScoresAreBorne() {
        List<Candidate> candidates =
                run(40, (id, candidate) -> id % 3 == 0 ? Double.MAX_VALUE : id % 3 == 1 ? -Double.MAX_VALUE : 0.0);
        assertThat(indices(candidates)).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void oneResultIsEnoughToGoOn() {
        CandidateSource source = open(SPACE, 3);
        List<Candidate> first = source.next(30);
        source.tell(Results.completed(1, first.get(0), 0.5));
        List<Long> indices = indices(source.next(30));
        assertThat(indices).hasSize(30).doesNotHaveDuplicates().doesNotContainAnyElementsOf(indices(first));
    }

    @Test
    void nothingButFailuresIsBorne() {
        CandidateSource source = open(SPACE, 4);
        List<Candidate> all = new ArrayList<>();
        while (all.size() < 40) {
            Candidate candidate = source.next(1).get(0);
            all.add(candidate);
            source.tell(Results.of(all.size(), candidate, new Diverged("NaN", List.of())));
        }
        assertThat(indices(all)).doesNotHaveDuplicates();
    }

    @Test
    void aCancelledTrialTeachesNothing() {
        CandidateSource source = open(SPACE, 5);
        for (Candidate candidate : source.next(30)) {
            source.tell(Results.of(1, candidate, new Cancelled("search ended")));
        }
        assertThat(source.next(5)).extracting(Candidate::proposedBy).doesNotContain("bayesian", "tpe", "evolution");
    }

    /** The same next and tell calls, replayed from a journal, and then one further. */
    @Test
    void aReplayedSearchGoesOnAsIfItHadNeverStopped() {
        List<Candidate> uninterrupted = replay(60);
        assertThat(replay(50)).isEqualTo(uninterrupted.subList(0, 50));
        assertThat(replay(60)).isEqualTo(uninterrupted);
    }

    /** Its proposals told instead of found, up to each of some moments: in mid-batch, between results, after one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 12, 13, 14, 30, 51, 52})
    void aSearchThatIsRepeatedGoesOnAsIfItHadNeverStopped(int repeated) {
        List<Candidate> whole = repeat(SPACE, 60, 0, List.of());
        assertThat(repeat(SPACE, 60, repeated, whole)).isEqualTo(whole);
    }

    @ParameterizedTest
    @MethodSource("restricted")
    void aSearchOfARestrictedSpaceThatIsRepeatedGoesOnAsIfItHadNeverStopped(Space space) {
        List<Candidate> whole = repeat(space, 35, 0, List.of());
        assertThat(repeat(space, 35, 26, whole)).isEqualTo(whole);
    }

    @Test
    void aSearchOfALargeSpaceThatIsRepeatedGoesOnAsIfItHadNeverStopped() {
        List<Candidate> whole = repeat(Spaces.large(), 20, 0, List.of());
        assertThat(repeat(Spaces.large(), 20, 17, whole)).isEqualTo(whole);
    }

    /** Makes so many of its calls anew; with every fourth result two slots become free, and for a while 70. */
    private List<Candidate> repeat(Space space, int calls, int repeated, List<Candidate> then) {
        CandidateSource source = open(space, 8);
        List<Candidate> all = new ArrayList<>();
        for (int call = 0, told = 0; call < calls; call++) {
            int asked = call == 0 ? 12 : call == 50 ? 70 : 1;
            all.addAll(
                    call < repeated
                            ? source.repeat(asked, then.subList(all.size(), Math.min(then.size(), all.size() + asked)))
                            : source.next(asked));
            if (call % 4 != 0) {
                Candidate oldest = all.get(told++);
                source.tell(Results.completed(
                        told, oldest, Math.floorMod(oldest.point().index(), 97)));
            }
        }
        return all;
    }

    @Test
    void whatIsRepeatedAndWasTriedIsNotBelieved() {
        CandidateSource source = open(SPACE, 8);
        List<Candidate> first = source.next(12);
        first.forEach(candidate -> source.tell(Results.completed(1, candidate, 0.5)));
        assertThat(source.repeat(1, first.subList(0, 1))).doesNotContainAnyElementsOf(first);
    }

    /** All points with one of three optimizers fail; a blind strategy would go there with 20 of 60 proposals. */
    @Test
    void pointsLikeThoseThatFailedAreAvoided() {
        CandidateSource source = open(Spaces.mnist(), 6);
        List<Boolean> failures = new ArrayList<>();
        while (failures.size() < 80) {
            Candidate candidate = source.next(1).get(0);
            failures.add(candidate.point().word("optimizer").equals("adam"));
            int id = failures.size();
            source.tell(
                    failures.get(id - 1)
                            ? Results.of(id, candidate, new Diverged("NaN", List.of()))
                            : Results.completed(id, candidate, candidate.point().real("dense_1_units")));
        }
        assertThat(failures.subList(20, 80)).filteredOn(failed -> failed).hasSizeLessThan(13);
    }

    private List<Candidate> replay(int count) {
        CandidateSource source = open(Spaces.mnist(), 8);
        List<Candidate> all = new ArrayList<>(source.next(3));
        for (int told = 0; all.size() < count; told++) {
            Candidate oldest = all.get(told);
            source.tell(Results.completed(
                    told + 1, oldest, Math.floorMod(oldest.point().index(), 97)));
            all.addAll(source.next(1));
        }
        return all;
    }

    private List<Candidate> run(int count, BiFunction<Integer, Candidate, Double> score) {
        CandidateSource source = open(SPACE, 9);
        List<Candidate> all = new ArrayList<>();
        while (all.size() < count) {
            Candidate candidate = source.next(1).get(0);
            all.add(candidate);
            source.tell(Results.completed(all.size(), candidate, score.apply(all.size(), candidate)));
        }
        return all;
    }
}
