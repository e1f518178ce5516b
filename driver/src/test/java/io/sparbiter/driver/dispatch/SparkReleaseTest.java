package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkReleaseTest {
    @Test
    void theBuildsOwnIsFine() {
        SparkRelease here = SparkRelease.present();

        assertThat(here.spark()).startsWith("3.5.");
        assertThat(here.scala()).startsWith("2.12.");
        assertThat(here.refusal()).isEmpty();
        assertThat(here.doubt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.5.0, 2.12.18", "3.5.9, 2.12.20", "3.5.1-amzn-0, 2.12.17", "3.5.6-SNAPSHOT, 2.12.18", "3.5, 2.12"})
    void everyOther35OfThisScalaIsToo(String spark, String scala) {
        SparkRelease release = new SparkRelease(spark, scala);

        assertThat(release.refusal()).isEmpty();
        assertThat(release.doubt()).isEmpty();
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
        assertThat(new SparkRelease(spark, scala).refusal())
                .hasValue("Cannot run on Spark " + spark + " with Scala " + scala
                        + ": Sparbiter is built for Spark 3.5 with Scala 2.12.\n"
                        + "Take a Spark 3.5 distribution for Scala 2.12: its folder jars has a"
                        + " spark-core_2.12-3.5.….jar, and SPARK_HOME names it.");
    }

    @ParameterizedTest
    @CsvSource({"3.4.4, 2.12.17", "3.3.2.3.3.7190.0-91, 2.12.15", "3.50.1, 2.12.18", "<unknown>, 2.12.18"})
    void anOlderOrUnknownOneOfThisScalaIsDoubtedOnly(String spark, String scala) {
        SparkRelease release = new SparkRelease(spark, scala);

        assertThat(release.refusal()).isEmpty();
        assertThat(release.doubt())
                .hasValue(
                        "This is Spark " + spark + " with Scala " + scala + ", and Sparbiter is built for and tried on"
                                + " Spark 3.5 with Scala 2.12: a search may fail in the middle.");
    }

    @Test
    void withoutSparkItIsSaidHowToStart() {
        assertThat(SparkRelease.NONE.refusal())
                .hasValueSatisfying(words ->
                        assertThat(words).startsWith("Cannot find Spark").contains("submit/local.sh", "spark-submit"));
    }
}
