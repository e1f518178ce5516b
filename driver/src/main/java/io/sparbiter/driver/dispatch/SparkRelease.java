package io.sparbiter.driver.dispatch;

import java.util.Optional;
import scala.util.Properties;

/**
 * A Spark with its Scala, and whether this program runs on them: what its jar has for Spark from others exists for Scala
 * 2.12 only, and Spark 4 for 2.13 only, so the 3.5 line is the newest possible. What was compiled for one Scala meets
 * classes of another with linkage errors, here and there and late, so this is asked before anything else.
 *
 * @param spark a version as Spark tells it, such as 3.5.6, or 3.5.1-amzn-0 of a vendor
 * @param scala likewise, such as 2.12.18
 */
public record SparkRelease(String spark, String scala) {
    /** Where there is no Spark. */
    public static final SparkRelease NONE = new SparkRelease("none", "none");

    private static final String WANTED = "Spark 3.5 with Scala 2.12";
    private static final String CURE = "Take a Spark 3.5 distribution for Scala 2.12: its folder jars has a"
            + " spark-core_2.12-3.5.….jar, and SPARK_HOME names it.";

    /** What is on the class path. Loads only what all releases have. */
    public static SparkRelease present() {
        try {
            return new SparkRelease(
                    org.apache.spark.package$.MODULE$.SPARK_VERSION(), Properties.versionNumberString());
        } catch (LinkageError e) {
            return NONE;
        }
    }

    /** Why nothing runs on it and what to do about it, in two lines; empty if something does. */
    public Optional<String> refusal() {
        if (equals(NONE)) {
            return Optional.of(
                    "Cannot find Spark: its classes are not on the class path.\n"
                            + "Start Sparbiter by submit/local.sh, or by spark-submit of a Spark 3.5 distribution for Scala 2.12.");
        }
        boolean isOther = !scala.matches("2\\.12(\\D.*)?") || spark.matches("(?!3\\.)\\d.*");
        return isOther
                ? Optional.of("Cannot run on " + this + ": Sparbiter is built for " + WANTED + ".\n" + CURE)
                : Optional.empty();
    }

    /** What a user should know who runs on it all the same; empty if all is well. */
    public Optional<String> doubt() {
        return spark.matches("3\\.5(\\D.*)?")
                ? Optional.empty()
                : Optional.of("This is " + this + ", and Sparbiter is built for and tried on " + WANTED
                        + ": a search may fail in the middle.");
    }

    @Override
    public String toString() {
        return "Spark " + spark + " with Scala " + scala;
    }
}
