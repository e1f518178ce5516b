package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private final Attempts attempts = new Attempts();

    @BeforeEach
    void submit() {
        attempts.submitted(7, 1);
    }

    @Test
    void anAttemptIsCurrentUntilTheNextHasBegun() {
        assertThat(attempts.isCurrent(7, 1)).isTrue();
        assertThat(attempts.isCurrent(7, 2)).isTrue();
        assertThat(attempts.isCurrent(7, 1)).isFalse();
        assertThat(attempts.begun(7)).isEqualTo(2);
    }

    @Test
    void noAttemptOfATrialThatEndedIsCurrent() {
        attempts.isCurrent(7, 1);
        attempts.ended(7);
        assertThat(attempts.isCurrent(7, 1)).isFalse();
    }

    @Test
    void submittedAgainATrialGoesOnCounting() {
        attempts.isCurrent(7, 3);
        attempts.submitted(7, 4);
        assertThat(attempts.begun(7)).isEqualTo(3);
    }

    @Test
    void ofATrialThatGoesOnEarlierAttemptsAreNotCurrent() {
        attempts.isCurrent(7, 1);
        attempts.ended(7);
        attempts.submitted(7, 2);
        assertThat(attempts.isCurrent(7, 1)).isFalse();
        assertThat(attempts.begun(7)).isZero();
        assertThat(attempts.isCurrent(7, 2)).isTrue();
        assertThat(attempts.isCurrent(7, 1)).isFalse();
    }
}
