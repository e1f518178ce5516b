package io.sparbiter.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkReleaseTest {
    private static final SparkRelease THREE = new SparkRelease("3.5.6", "2.12");
    private static final SparkRelease FOUR = new SparkRelease("4.2.0", "2.13");

    @Test
    void theBuildsOwnIsFine() {
        SparkRelease here = SparkRelease.present();

        assertThat(here.spark()).isEqualTo(SparkRelease.BUILT_FOR.spark());
        assertThat(here.scala()).startsWith(SparkRelease.BUILT_FOR.scala() + ".");
        assertThat(here.refusal()).isEmpty();
        assertThat(here.doubt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.5.0, 2.12.18", "3.5.9, 2.12.20", "3.5.1-amzn-0, 2.12.17", "3.5.6-SNAPSHOT, 2.12.18", "3.5, 2.12"})
    void everyOtherOfTheLineIsToo(String spark, String scala) {
        SparkRelease release = new SparkRelease(spark, scala);

        assertThat(release.refusal(THREE)).isEmpty();
        assertThat(release.doubt(THREE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4.0.1, 2.13.16",
        "4.1.0-preview1, 2.13.17",
        "3.5.6, 2.13.8",
        "4.0.0, 2.12.18",
        "2.4.8, 2.12.10",
        "2.4.8, 2.11.12",
        "33.5.0, 2.12.18",
        "3.5.6, 2.120.1"
    })
    void anotherScalaOrAnotherMajorIsRefusedWithTheCure(String spark, String scala) {
        assertThat(new SparkRelease(spark, scala).refusal(THREE))
                .hasValue("Cannot run on Spark " + spark + " with Scala " + scala
                        + ": this jar of Sparbiter is built for Spark 3.5 with Scala 2.12.\n"
                        + "Take a distribution of it, whose folder jars has a spark-core_2.12-3.5.….jar, as SPARK_HOME,"
                        + " or let submit/standalone.sh or its like take the jar for yours: there is one for Spark 3.5"
                        + " with Scala 2.12 and one for Spark 4.");
    }

    @ParameterizedTest
    @CsvSource({"3.4.4, 2.12.17", "3.3.2.3.3.7190.0-91, 2.12.15", "3.50.1, 2.12.18", "<unknown>, 2.12.18"})
    void anOlderOrUnknownOneOfThisScalaIsDoubtedOnly(String spark, String scala) {
        SparkRelease release = new SparkRelease(spark, scala);

        assertThat(release.refusal(THREE)).isEmpty();
        assertThat(release.doubt(THREE))
                .hasValue(
                        "This is Spark " + spark + " with Scala " + scala + ", and Sparbiter is built for and tried on"
                                + " Spark 3.5 with Scala 2.12: a search may fail in the middle.");
    }

    @Test
    void whatIsBuiltForSpark4RunsThereAndNowhereElse() {
        assertThat(new SparkRelease("4.2.1", "2.13.18").refusal(FOUR)).isEmpty();
        assertThat(new SparkRelease("4.2.1", "2.13.18").doubt(FOUR)).isEmpty();
        assertThat(new SparkRelease("4.0.1", "2.13.16").refusal(FOUR)).isEmpty();
        assertThat(new SparkRelease("4.0.1", "2.13.16").doubt(FOUR))
                .hasValueSatisfying(words -> assertThat(words).contains("tried on Spark 4.2 with Scala 2.13"));
        assertThat(new SparkRelease("3.5.6", "2.13.8").refusal(FOUR)).isPresent();
        assertThat(new SparkRelease("3.5.6", "2.12.18").refusal(FOUR))
                .hasValueSatisfying(words -> assertThat(words).contains("spark-core_2.13-4.2.….jar"));
    }

    @Test
    void withoutSparkItIsSaidHowToStart() {
        assertThat(SparkRelease.NONE.refusal())
                .hasValueSatisfying(words ->
                        assertThat(words).startsWith("Cannot find Spark").contains("submit/local.sh", "spark-submit"));
    }
}
