package io.sparbiter.driver.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.search.constraint.ExpressionReader;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Condition;
import io.sparbiter.search.space.Space;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpaceReportTest {
    @Test
    void conditionsAreShownAndWhatConstraintsLeave() {
        List<Axis> axes = List.of(
                new Axis.IntegerAxis("layers", List.of(1L, 2L, 3L)),
                new Axis.IntegerAxis("units", List.of(16L, 32L, 64L)),
                new Axis.CategoricalAxis("optimizer", List.of("adam", "sgd")));
        var conditions = Map.of("units", new Condition(Map.of("layers", List.of(2L, 3L))));
        var space = new Space(
                axes,
                conditions,
                List.of(
                        ExpressionReader.read("units < 64", axes, Map.of()),
                        ExpressionReader.read("layers < 3", axes, Map.of())));

        assertThat(SpaceReport.of(space)).isEqualToNormalizingNewlines("""
                        layers      3  1, 2, 3
                        units       3  16, 32, 64  when layers is 2 or 3
                        optimizer   2  adam, sgd

                        14 points

                        constraints, and how many points each excludes alone:
                          units < 64  4
                          layers < 3  6
                        they leave 6 points

                        for example point 9:
                          layers     2
                          units      32
                          optimizer  sgd
                        """);
        assertThat(SpaceReport.table(space, List.of(space.point(0), space.point(9)), TextTable.WIDTH))
                .isEqualToNormalizingNewlines("""
                         point  layers  units  optimizer
                        ---------------------------------
                             0       1         adam
                             9       2     32  sgd
                        """);
    }

    @Test
    void whatWasEstimatedIsSaidToBeAbout() {
        List<Axis> axes = IntStream.rangeClosed(1, 3)
                .mapToObj(i -> (Axis) new Axis.IntegerAxis(
                        "x" + i, LongStream.range(0, 10_000).boxed().toList()))
                .toList();
        var space = new Space(axes, Map.of(), List.of(ExpressionReader.read("x1 <= x2", axes, Map.of())));

        assertThat(SpaceReport.of(space))
                .contains("x1  10000  values from 0 to 9999")
                .contains("1,000,000,000,000 points")
                .containsPattern("x1 <= x2  about (49|50)\\d,000,000,000")
                .containsPattern("they leave about (49|50)\\d,000,000,000 points")
                .containsPattern("Estimated by drawing points; the standard error is about 1,5[78]0,000,000 points.");
    }

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
