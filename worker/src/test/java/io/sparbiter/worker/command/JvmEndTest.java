package io.sparbiter.worker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JvmEndTest {
    private final CountDownLatch done = new CountDownLatch(1);
    private final CompletableFuture<String> outcome = new CompletableFuture<>();
    private Thread attempt;

    private void begin(JvmEnd end) {
        attempt = new Thread(() -> outcome.complete(end.during(this::awaitDone)));
        attempt.setDaemon(true);
        // Its last exception is part of the test.
        attempt.setUncaughtExceptionHandler((thread, exception) -> outcome.completeExceptionally(exception));
        attempt.start();
        await().until(() -> attempt.getState() == Thread.State.WAITING);
    }

    private String awaitDone() {
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "an outcome";
    }

    @AfterEach
    void endAttempt() {
        if (attempt != null) {
            attempt.interrupt();
        }
    }

    @Test
    void anAttemptThatEndsBeforeHasItsOutcomeAndIsNotWaitedFor() {
        var end = new JvmEnd(Duration.ofSeconds(50));
        assertThat(end.during(() -> "an outcome")).isEqualTo("an outcome");
        assertThat(end.isComing()).isFalse();
        end.holdUp();
        assertThat(end.isComing()).isTrue();
    }

    @Test
    void theEndWaitsForAnAttemptWhichThenHasNoOutcome() throws Exception {
        var end = new JvmEnd(Duration.ofSeconds(50));
        begin(end);
        var heldUp = CompletableFuture.runAsync(end::holdUp);
        await().until(end::isComing);
        assertThat(heldUp).isNotDone();
        done.countDown();
        heldUp.get();
        await().until(() -> attempt.getState() == Thread.State.WAITING);
        assertThat(outcome).isNotDone();
    }

    @Test
    void anAttemptThatTakesTooLongIsNotWaitedFor() {
        var impatient = new JvmEnd(Duration.ofMillis(20));
        begin(impatient);
        impatient.holdUp();
        assertThat(outcome).isNotDone();
    }

    @Test
    void anAttemptThatBeginsAtTheEndDoesNothing() {
        var end = new JvmEnd(Duration.ofSeconds(50));
        end.holdUp();
        done.countDown();
        begin(end);
        assertThat(outcome).isNotDone();
    }
}
