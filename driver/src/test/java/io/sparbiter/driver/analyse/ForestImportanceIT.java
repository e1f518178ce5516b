package io.sparbiter.driver.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.page.Importance;
import io.sparbiter.driver.page.Importance.Share;
import io.sparbiter.driver.page.LandscapeRows;
import io.sparbiter.driver.query.LocalSpark;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalSpark.class)
class ForestImportanceIT {
    private static Importance of(int trials) {
        return ForestImportance.of(LandscapeRows.of(trials), LocalSpark.session());
    }

    @Test
    void theAxesThatMadeTheScoresComeFirstAndSharesSumToOne() {
        Importance importance = of(300);
        assertThat(importance.axes())
                .extracting(Share::axis)
                .hasSize(9)
                .startsWith("optimizer", "conv_3_filters", "conv_2_kernel");
        assertThat(importance.axes().stream().mapToDouble(Share::share).sum()).isCloseTo(1, Assertions.within(1e-9));
        assertThat(importance.words()).startsWith("A random forest explains ").contains("R² 0.");
    }

    @Test
    void scoresThatFollowFromNothingHaveNoImportance() {
        Importance importance = ForestImportance.of(LandscapeRows.ofNoise(100), LocalSpark.session());
        assertThat(importance.axes()).isEmpty();
        assertThat(importance.words()).endsWith("nothing can be said of the axes.");
    }

    @Test
    void ofFewTrialsNothingIsSaid() {
        Importance importance = of(15);
        assertThat(importance.axes()).isEmpty();
        assertThat(importance.words())
                .isEqualTo("Of 15 trials with a score nothing can be said; from 20 on, a random" + " forest is asked.");
        assertThat(ForestImportance.of(List.of()).words()).startsWith("Of 0 trials");
    }
}
