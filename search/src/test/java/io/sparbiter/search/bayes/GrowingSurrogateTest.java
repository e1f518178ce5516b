package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.choose.Histories;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Scale;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowingSurrogateTest {
    private static final Space SPACE = Spaces.grid(9, 8, 7);
    private static final Kernel SHORT = kernel(0.2);
    private static final Kernel LONG = kernel(2.0);

    /** A slice of one multiplication lets one waiting point become a row in each round. */
    private static final long ONE_ROW = 1;

    private static Kernel kernel(double length) {
        List<Scale> scales = SPACE.axes().stream().map(Scale::of).toList();
        return new Kernel(scales, new KernelParameters(List.of(length, length, length), 1, 0.1, 8));
    }

    private final History history = Histories.empty(SPACE);

    @Test
    void anotherKernelAnswersWhenItHasCaughtUp() {
        Histories.observeFirst(history, 40);
        var old = model(SHORT, GrowingSurrogate.SLICE);
        var renewed = model(LONG, GrowingSurrogate.SLICE);
        var sliced = model(SHORT, ONE_ROW);
        first(sliced);
        sliced.use(List.of(LONG));
        List<Long> answers = new ArrayList<>();
        for (int round = 1; round <= 41; round++) {
            answers.add(first(sliced));
        }
        assertThat(first(old)).isNotEqualTo(first(renewed));
        assertThat(answers.subList(0, 39)).containsOnly(first(old));
        assertThat(answers.subList(39, 41)).containsOnly(first(renewed));
    }

    @Test
    void withoutAnotherItIsThereAtOnce() {
        Histories.observeFirst(history, 40);
        assertThat(first(model(LONG, ONE_ROW))).isEqualTo(first(model(LONG, GrowingSurrogate.SLICE)));
    }

    /** A result that no round knows of counts, as in a round that knows of it. */
    @Test
    void whatCanBeImprovedIsKnownBetweenRounds() {
        Histories.observeFirst(history, 40);
        var model = model(SHORT, GrowingSurrogate.SLICE);
        assertThat(improvement(model)).isEmpty();
        first(model);
        double before = improvement(model).orElseThrow();
        Histories.observe(history, 99, 3);
        Histories.put(history, 120);
        double after = improvement(model).orElseThrow();

        assertThat(after).isPositive().isNotEqualTo(before);
        first(model);
        assertThat(improvement(model)).hasValue(after);
    }

    /** Another kernel on its way or there, points in flight or observed: whenever it begins to answer, it answers the same. */
    @Test
    void whoeverFollowedAnswersAsIfHeHadAnsweredBefore() {
        List<List<Long>> answers = answers(0);
        for (int followed : new int[] {1, 7, 20, 21, 39, 40, 45, 59}) {
            assertThat(answers(followed)).isEqualTo(answers.subList(followed, 60));
        }
    }

    /** The best points that a model finds in 60 rounds, but for the first of them, in which it only follows. */
    private static List<List<Long>> answers(int followed) {
        History history = Histories.empty(SPACE);
        Histories.observeFirst(history, 20);
        var model = model(SHORT, ONE_ROW);
        List<List<Long>> answers = new ArrayList<>();
        for (int round = 0; round < 60; round++) {
            if (round == 5 || round == 40) {
                model.use(List.of(round == 5 ? LONG : SHORT));
            }
            if (round < followed) {
                model.follow(history);
            } else {
                answers.add(best(model, history));
            }
            if (round % 3 == 0) {
                Histories.put(history, 100 + round);
            } else if (round % 7 == 0) {
                Histories.observe(history, 99 + round, round % 5);
            }
        }
        return answers;
    }

    private static List<Long> best(GrowingSurrogate model, History history) {
        AcquisitionRound round =
                model.round(new Criterion(Criterion.ofScore(Acquisition.EI), Optional.empty()), 1, history);
        return IntStream.range(0, 10)
                .mapToObj(place -> round.next().orElseThrow())
                .toList();
    }

    private static GrowingSurrogate model(Kernel kernel, long slice) {
        return new GrowingSurrogate(List.of(kernel), 1, slice);
    }

    private OptionalDouble improvement(GrowingSurrogate model) {
        return model.improvement(history.seen(), 1.0, history);
    }

    private long first(GrowingSurrogate model) {
        return model.round(new Criterion(Criterion.ofScore(Acquisition.EI), Optional.empty()), 1, history)
                .next()
                .orElseThrow();
    }
}
