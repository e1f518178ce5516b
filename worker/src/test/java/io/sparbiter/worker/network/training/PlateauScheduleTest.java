package io.sparbiter.worker.network.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.worker.network.training.TrainingSettings.PlateauSettings;
import org.junit.jupiter.api.Test;

/** Rates are powers of a half, so that they are exact. */
class PlateauScheduleTest {
    private static final double NAN = Double.NaN;

    @Test
    void theRateIsReducedAfterAsManyEpochsWithoutImprovementAsPatienceSays() {
        var settings = new PlateauSettings(2, 0.5, 0, 0, 0);
        assertThat(rates(settings, Direction.MAXIMIZE, 0.5, 0.6, 0.6, 0.5, 0.5, 0.5))
                .containsExactly(1, 1, 1, 1, 0.5, 0.5, 0.25);
        assertThat(rates(settings, Direction.MINIMIZE, 0.5, 0.4, 0.4, 0.5, 0.5, 0.5))
                .containsExactly(1, 1, 1, 1, 0.5, 0.5, 0.25);
    }

    @Test
    void anImprovementStartsTheCountAnew() {
        var settings = new PlateauSettings(2, 0.5, 0, 0, 0);
        assertThat(rates(settings, Direction.MAXIMIZE, 0.5, 0.4, 0.6, 0.5, 0.7, 0.6))
                .containsOnly(1);
    }

    @Test
    void anImprovementIsMoreThanMinDelta() {
        var settings = new PlateauSettings(1, 0.5, 0.25, 0, 0);
        assertThat(rates(settings, Direction.MAXIMIZE, 0.5, 0.75)).containsExactly(1, 1, 0.5);
        assertThat(rates(settings, Direction.MAXIMIZE, 0.5, 0.76)).containsExactly(1, 1, 1);
        assertThat(rates(settings, Direction.MINIMIZE, 0.5, 0.25)).containsExactly(1, 1, 0.5);
        assertThat(rates(settings, Direction.MINIMIZE, 0.5, 0.24)).containsExactly(1, 1, 1);
    }

    /** Epochs 2, 5 and 8 reduce; the epoch in which the cooldown runs out counts towards patience again, as in Keras. */
    @Test
    void epochsOfCooldownDoNotCount() {
        var settings = new PlateauSettings(1, 0.5, 0, 3, 0);
        assertThat(rates(settings, Direction.MAXIMIZE, 9, 1, 1, 1, 1, 1, 1, 1))
                .containsExactly(1, 1, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125);
    }

    @Test
    void anImprovementDuringCooldownCounts() {
        var settings = new PlateauSettings(2, 0.5, 0, 2, 0);
        assertThat(rates(settings, Direction.MAXIMIZE, 0.1, 0, 0, 0.5, 0.4, 0.4))
                .containsExactly(1, 1, 1, 0.5, 0.5, 0.5, 0.25);
    }

    @Test
    void theRateIsNeverBelowTheLeast() {
        var settings = new PlateauSettings(1, 0.5, 0, 0, 0.375);
        assertThat(rates(settings, Direction.MAXIMIZE, 1, 1, 1, 1)).containsExactly(1, 1, 0.5, 0.375, 0.375);
    }

    @Test
    void aNanIsNoImprovement() {
        var settings = new PlateauSettings(2, 0.5, 0, 0, 0);
        assertThat(rates(settings, Direction.MAXIMIZE, NAN, NAN, 0.1, NAN, NAN))
                .containsExactly(1, 1, 0.5, 0.5, 0.5, 0.25);
    }

    @Test
    void theFirstValueImproves() {
        var settings = new PlateauSettings(1, 0.5, 1000, 0, 0);
        assertThat(rates(settings, Direction.MAXIMIZE, -5)).containsExactly(1, 1);
        assertThat(rates(settings, Direction.MINIMIZE, 5)).containsExactly(1, 1);
    }

    @Test
    void byDefaultItTakesFourEpochsWithoutImprovement() {
        assertThat(rates(PlateauSettings.DEFAULT, Direction.MAXIMIZE, 0.9, 0.9, 0.9, 0.90005, 0.9))
                .containsExactly(1, 1, 1, 1, 1, 0.1);
    }

    /** The rate of the first epoch, and of each that follows a value. */
    private static double[] rates(PlateauSettings settings, Direction direction, double... values) {
        var schedule = new PlateauSchedule(settings, direction, 1);
        double[] rates = new double[values.length + 1];
        rates[0] = schedule.rate();
        for (int i = 0; i < values.length; i++) {
            schedule.observe(values[i]);
            rates[i + 1] = schedule.rate();
        }
        return rates;
    }
}
