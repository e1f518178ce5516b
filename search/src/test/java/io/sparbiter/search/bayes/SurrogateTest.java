package io.sparbiter.search.bayes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.choose.Histories;
import io.sparbiter.search.choose.History;
import io.sparbiter.search.choose.Pool;
import io.sparbiter.search.choose.Scale;
import io.sparbiter.search.choose.Stage;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.Spaces;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurrogateTest {
    private static final Space SPACE = Spaces.ofTwoHundred();
    private static final Kernel KERNEL = new Kernel(
            SPACE.axes().stream().map(Scale::of).toList(),
            new KernelParameters(List.of(0.7, 1.0, 0.4, 1.5), 1.3, 0.01, 8));

    private final History history = Histories.empty(SPACE);

    @Test
    void grownInSlicesItIsTheSameToTheLastBit() {
        Histories.observeFirst(history, 30);
        Surrogate whole = surrogate();
        whole.grow();
        Surrogate sliced = surrogate();
        int slices = 1;
        while (!sliced.grow(1000)) {
            slices++;
        }
        assertThat(slices).isGreaterThan(10);
        assertThat(sliced.variances().get(0)).containsExactly(whole.variances().get(0));
        assertThat(sliced.means(0, sliced.believer(0, history.seen(), 30)))
                .containsExactly(whole.means(0, whole.believer(0, history.seen(), 30)));
    }

    @Test
    void whatIsPutInFlightAndThenObservedIsOneRow() {
        Histories.observeFirst(history, 5);
        Surrogate surrogate = surrogate();
        Histories.put(history, 100);
        surrogate.notice(history);
        Histories.observe(history, 100, 0.5);
        surrogate.notice(history);
        surrogate.notice(history);
        assertThat(surrogate.size()).isEqualTo(6);
    }

    @Test
    void whatIsSeenLaterInTrainingIsAnotherRow() {
        Histories.observeFirst(history, 5);
        Surrogate surrogate = surrogate();
        Histories.put(history, 100);
        surrogate.notice(history);
        Histories.observeEarly(history, 100, 0.5, 1.5);
        surrogate.notice(history);
        surrogate.notice(history);
        assertThat(surrogate.size()).isEqualTo(7);
        assertThat(surrogate.isStale(history)).isTrue();
        surrogate.grow();
        double[] believed = surrogate.believer(0, history.seen(), 7).targets();
        double seen = history.seen().get(new Stage(100, 1.5));
        assertThat(believed[6]).isEqualTo(seen);
        assertThat(believed[5]).isNotEqualTo(seen);
    }

    @Test
    void whatIsInFlightIsExpectedAtTheFirstRung() {
        History laddered = Histories.withRungs(SPACE, 9, 1, 3);
        var surrogate = new Surrogate(List.of(KERNEL), Pool.untried(laddered), List.of(), laddered);
        Histories.put(laddered, 100);
        surrogate.notice(laddered);
        Histories.observeEarly(laddered, 100, 0.5, Math.log(9));
        surrogate.notice(laddered);
        assertThat(surrogate.size()).isEqualTo(1);
        assertThat(surrogate.isStale(laddered)).isFalse();
    }

    private Surrogate surrogate() {
        Pool pool = Pool.untried(history);
        return new Surrogate(List.of(KERNEL), pool, List.copyOf(history.seen().keySet()), history);
    }
}
