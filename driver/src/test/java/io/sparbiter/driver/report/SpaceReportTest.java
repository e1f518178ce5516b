package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceReportTest {
    @Test
    void decimalValuesAreShownAsCommandLinesGetThem() {
        var rates = new Axis.RealAxis("rate", List.of(8.37677640068E-4, 0.1));

        assertThat(SpaceReport.of(new Space(List.of(rates)))).isEqualToNormalizingNewlines("""
                        rate   2  0.000837677640068, 0.1

                        2 points

                        for example point 1:
                          rate  0.1
                        """);
    }
}
