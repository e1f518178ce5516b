package io.sparbiter.driver.network.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImageProgressTest {
    @Test
    void theTimeLeftFollowsThePace() {
        assertThat(ImageProgress.words(2_500, 10_000, Duration.ofSeconds(20)))
                .isEqualTo("images 2,500/10,000 | 0:20, 1:00 left");
        assertThat(ImageProgress.words(0, 10_000, Duration.ofSeconds(20))).isEqualTo("images 0/10,000 | 0:20");
    }
}
