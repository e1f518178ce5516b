package io.sparbiter.driver.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForestImportanceTest {
    private static String words(double rSquared, boolean someUnfinished) {
        return new ForestImportance.FitWords(550, 30, 3, someUnfinished).of(rSquared);
    }

    @Test
    void aGoodFitIsTold() {
        assertThat(words(0.874, false))
                .isEqualTo("A random forest explains 87 % of the variance in the ranks of trials it has not seen"
                        + " (R² 0.87, 30 trees, 3 folds, 550 trials).");
    }

    @Test
    void aPoorFitIsAHintAtMost() {
        assertThat(words(0.2, false)).contains("explains only 20 %").endsWith("the shares are a hint at most.");
    }

    @Test
    void ofNoFitNothingIsSaid() {
        assertThat(words(-0.1, false)).contains("no better than").endsWith("nothing can be said of the axes.");
    }

    @Test
    void itSaysHowUnfinishedTrialsCount() {
        assertThat(words(0.9, true)).endsWith("Pruned and stopped trials count with the score they had reached.");
    }
}
