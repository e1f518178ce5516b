package io.sparbiter.driver.results.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SideBySideTest {
    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 16, 17, 100})
    void resultsComeInOrder(int count) throws IOException {
        List<String> results = new ArrayList<>();

        SideBySide.each(
                numbers(count), number -> number * number, (number, square) -> results.add(number + ":" + square));

        assertThat(results)
                .isEqualTo(numbers(count).stream()
                        .map(number -> number + ":" + number * number)
                        .toList());
    }

    /** Each waits until all of them are at work. */
    @Test
    void soManyAreAtWorkAtOnce() throws IOException {
        var waiting = new CountDownLatch(SideBySide.AT_ONCE);
        List<Boolean> met = new ArrayList<>();

        SideBySide.each(
                numbers(SideBySide.AT_ONCE),
                number -> {
                    waiting.countDown();
                    return await(waiting);
                },
                (number, all) -> met.add(all));

        assertThat(met).hasSize(SideBySide.AT_ONCE).containsOnly(true);
    }

    private static boolean await(CountDownLatch latch) throws IOException {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void whatFailsIsThrownAfterWhatCameBefore() {
        List<Integer> results = new ArrayList<>();
        var failure = new IOException("the third");

        assertThatThrownBy(() -> SideBySide.each(
                        numbers(40),
                        number -> {
                            if (number >= 3) {
                                throw failure;
                            }
                            return number;
                        },
                        (number, result) -> results.add(result)))
                .isSameAs(failure);
        assertThat(results).containsExactly(0, 1, 2);
    }

    @Test
    void aFaultOfAnotherKindIsOneOfTheStoreToo() {
        assertThatThrownBy(() -> SideBySide.each(
                        numbers(2),
                        number -> {
                            throw new IllegalStateException("closed");
                        },
                        (number, result) -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("java.lang.IllegalStateException: closed");
    }
}
