package io.sparbiter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void theWordWithTheFewestErrorsIsMeant() {
        assertThat(Nearest.to("epoch", List.of("batch", "epochs"))).contains("epochs");
        assertThat(Nearest.to("learnig_rate", List.of("min_learning_rate", "learning_rate")))
                .contains("learning_rate");
    }

    @Test
    void aWordTooFarAwayIsNotMeant() {
        assertThat(Nearest.to("pruner", List.of("space", "budget"))).isEmpty();
        assertThat(Nearest.to("max", List.of("min"))).isEmpty();
    }

    @Test
    void neighboursSwappedAreOneError() {
        assertThat(Nearest.distance("gird", "grid")).isEqualTo(1);
        assertThat(Nearest.distance("grid", "")).isEqualTo(4);
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
    }

    /** Comparing two of a megabyte would take a million times a million steps. */
    @Test
    void aWordOfManyLettersIsNoTypingError() {
        String many = "a".repeat(500_000);
        assertThat(Nearest.to(many + "b", List.of(many))).isEmpty();
    }
}
